-- GuardDuty findings, exported to S3. The names inside of `resource` and `service` are in small letters, as the SerDe
-- writes them. Follows "Query Amazon GuardDuty findings" in the user guide of Athena.
CREATE EXTERNAL TABLE guardduty_findings (
  schemaversion string,
  accountid string,
  region string,
  `partition` string,
  id string,
  arn string,
  type string,
  resource string,
  service string,
  severity string,
  createdat string,
  updatedat string,
  title string,
  description string
)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/123456789012/GuardDuty/'
TBLPROPERTIES (
  'has_encrypted_data'='true',
  'transigma.logsource'='aws/guardduty',
  'transigma.time'='updatedat',
  'transigma.json'='resource,service'
)
