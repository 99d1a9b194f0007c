-- Server access logs of S3, delivered with date-based prefixes, with partitions that Athena projects.
-- Follows "Using Amazon S3 server access logs to identify requests" in the user guide of S3.
CREATE EXTERNAL TABLE s3_access_logs (
  bucketowner string,
  bucket_name string,
  requestdatetime string,
  remoteip string,
  requester string,
  requestid string,
  operation string,
  key string,
  request_uri string,
  httpstatus string,
  errorcode string,
  bytessent bigint,
  objectsize bigint,
  totaltime string,
  turnaroundtime string,
  referrer string,
  useragent string,
  versionid string,
  hostid string,
  sigv string,
  ciphersuite string,
  authtype string,
  endpoint string,
  tlsversion string,
  accesspointarn string,
  aclrequired string,
  sourceregion string
)
PARTITIONED BY (`timestamp` string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES (
  'input.regex'='([^ ]*) ([^ ]*) \\[(.*?)\\] ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) (\"[^\"]*\"|-) (-|[0-9]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) (\"[^\"]*\"|-) ([^ ]*)(?: ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*))?.*$'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/prefix/123456789012/us-east-1/amzn-s3-demo-source-bucket/'
TBLPROPERTIES (
  'projection.enabled'='true',
  'projection.timestamp.type'='date',
  'projection.timestamp.format'='yyyy/MM/dd',
  'projection.timestamp.range'='2024/01/01,NOW',
  'projection.timestamp.interval'='1',
  'projection.timestamp.interval.unit'='DAYS',
  'storage.location.template'='s3://amzn-s3-demo-bucket/prefix/123456789012/us-east-1/amzn-s3-demo-source-bucket/${timestamp}',
  'transigma.logsource'='aws/s3access',
  'transigma.time'='requestdatetime',
  'transigma.time.format'='dd/MMM/yyyy:HH:mm:ss Z',
  'transigma.partitions'='timestamp:yyyy/MM/dd'
)
