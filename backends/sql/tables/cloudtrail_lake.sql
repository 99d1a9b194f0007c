-- An event data store of CloudTrail Lake, federated to Athena; follows "Supported SQL schemas for event data stores" in
-- the user guide of CloudTrail. CloudTrail makes the table, "aws:cloudtrail"."ID of the store"; this only describes it.
CREATE EXTERNAL TABLE cloudtrail_lake (
  eventversion string,
  useridentity struct<
    type:string,
    principalid:string,
    arn:string,
    accountid:string,
    accesskeyid:string,
    username:string,
    sessioncontext:struct<
      attributes:struct<creationdate:timestamp,mfaauthenticated:string>,
      sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
      webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>,
      sourceidentity:string,
      ec2roledelivery:string,
      ec2issuedinvpc:string
    >,
    onbehalfof:struct<userid:string,identitystorearn:string>,
    inscopeof:struct<sourcearn:string,sourceaccount:string,issuertype:string,credentialsissuedto:string>,
    invokedby:string,
    identityprovider:string
  >,
  eventtime timestamp,
  eventsource string,
  eventname string,
  awsregion string,
  sourceipaddress string,
  useragent string,
  errorcode string,
  errormessage string,
  requestparameters map<string,string>,
  responseelements map<string,string>,
  additionaleventdata map<string,string>,
  requestid string,
  eventid string,
  readonly boolean,
  resources array<struct<accountid:string,type:string,arn:string,arnprefix:string>>,
  eventtype string,
  apiversion string,
  managementevent boolean,
  recipientaccountid string,
  sharedeventid string,
  annotation string,
  vpcendpointid string,
  vpcendpointaccountid string,
  serviceeventdetails map<string,string>,
  addendum map<string,string>,
  edgedevicedetails map<string,string>,
  insightdetails map<string,string>,
  eventcategory string,
  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>,
  sessioncredentialfromconsole string,
  eventjson string,
  eventjsonchecksum string
)
TBLPROPERTIES (
  'transigma.time'='eventtime',
  'transigma.json'='eventjson'
)
