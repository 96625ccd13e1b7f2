package org.edgedaemon.device.hikvision.isapi;

import java.nio.charset.StandardCharsets;

/** Bodies of terminals: the samples of the protocol reference, by their numbers there. */
final class Samples {
  private static final String NS =
      " version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\">";

  static final String S3_WRONG_PASSWORD =
      "<userCheck"
          + NS
          + "<statusValue>401</statusValue><statusString>Unauthorized</statusString>"
          + "<isActivated>true</isActivated><lockStatus>unlock</lockStatus>"
          + "<retryLoginTime>4</retryLoginTime></userCheck>";
  static final String S4_LOCKED =
      "<userCheck"
          + NS
          + "<statusValue>401</statusValue><statusString>Unauthorized</statusString>"
          + "<isActivated>true</isActivated><lockStatus>lock</lockStatus>"
          + "<unlockTime>1743</unlockTime></userCheck>";
  static final String S5_DEVICE_INFO =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeviceInfo"
          + NS
          + "<deviceName>Entrance A</deviceName><deviceID>255</deviceID>"
          + "<model>DS-K1T341AM</model>"
          + "<serialNumber>DS-K1T341AM20220315V030230ENF00000001</serialNumber>"
          + "<macAddress>00:00:5e:00:53:0a</macAddress><firmwareVersion>V3.2.30</firmwareVersion>"
          + "<firmwareReleasedDate>build 220210</firmwareReleasedDate>"
          + "<deviceType>ACS</deviceType><manufacturer>hikvision</manufacturer></DeviceInfo>";
  static final String S5_TIME =
      "<Time"
          + NS
          + "<timeMode>NTP</timeMode><localTime>2026-07-06T08:31:12+08:00</localTime>"
          + "<timeZone>CST-8:00:00</timeZone></Time>";
  static final String S6_WORK_STATUS =
      """
      {"AcsWorkStatus":{"doorLockStatus":[0],"doorStatus":[4],"magneticStatus":[0],"caseStatus":[],\
      "powerSupplyStatus":"ACPowerSupply","antiSneakStatus":"close",\
      "hostAntiDismantleStatus":"close","cardReaderOnlineStatus":[1],\
      "cardReaderVerifyMode":[10,3],"alarmOutStatus":[],"cardNum":12}}""";
  static final String S7_SERIALS =
      """
      {"AcsEventCond":{"searchID":"7d3c2f7e-5b0b-4a52-9b6f-0d5a3f6b1c11",\
      "searchResultPosition":0,"maxResults":30,"major":0,"minor":0,"beginSerialNo":42971,\
      "endSerialNo":43970}}""";
  static final String S7_TIMES =
      """
      {"AcsEventCond":{"searchID":"1f0e","searchResultPosition":30,"maxResults":30,"major":5,\
      "minor":0,"startTime":"2026-07-06T00:00:00+08:00","endTime":"2026-07-06T23:59:59+08:00"}}""";
  static final String S8_MORE =
      """
      {"AcsEvent":{"searchID":"7d3c2f7e-5b0b-4a52-9b6f-0d5a3f6b1c11","totalMatches":5,\
      "responseStatusStrg":"MORE","numOfMatches":3,"InfoList":[
      {"major":5,"minor":75,"time":"2026-07-06T08:30:55+08:00","cardNo":"","cardType":1,\
      "name":"Mei Lin","cardReaderNo":1,"doorNo":1,"employeeNoString":"00017","type":0,\
      "serialNo":42971,"userType":"normal","currentVerifyMode":"cardOrFaceOrFp",\
      "attendanceStatus":"checkIn","label":"Check In","statusValue":1,"mask":"no",\
      "picturesNumber":1,"pictureURL":"http://192.0.2.10/LOCALS/pic/acsLinkCap/202607_00/\
      06_083055_30075_0.jpeg@WEB000000000042"},
      {"major":5,"minor":21,"time":"2026-07-06T08:30:55+08:00","doorNo":1,"type":0,\
      "serialNo":42972,"currentVerifyMode":"invalid"},
      {"major":5,"minor":76,"time":"2026-07-06T08:31:20+08:00","cardReaderNo":1,"doorNo":1,\
      "type":0,"serialNo":42973,"currentVerifyMode":"cardOrFaceOrFp","mask":"unknown",\
      "pictureURL":"http://192.0.2.10/LOCALS/pic/acsLinkCap/202607_00/\
      06_083120_30076_0.jpeg@WEB000000000043"}]}}""";
  static final String S9_LAST =
      """
      {"AcsEvent":{"searchID":"7d3c2f7e-5b0b-4a52-9b6f-0d5a3f6b1c11","totalMatches":5,\
      "responseStatusStrg":"OK","numOfMatches":2,"InfoList":[{"major":5,"minor":22,\
      "time":"2026-07-06T08:31:25+08:00","doorNo":1,"type":0,"serialNo":42974,\
      "currentVerifyMode":"invalid"},{"major":5,"minor":38,"time":"2026-07-06T08:33:02+08:00",\
      "name":"A. Petrov","cardReaderNo":1,"doorNo":1,"employeeNoString":"102","type":0,\
      "serialNo":42975,"userType":"normal","currentVerifyMode":"cardOrFaceOrFp"}]}}""";
  static final String S10_NOTHING =
      """
      {"AcsEvent":{"searchID":"8a11","responseStatusStrg":"NO MATCH","numOfMatches":0,\
      "totalMatches":0}}""";
  static final String S11_START_TIME =
      """
      {"statusCode":6,"statusString":"Invalid Content","subStatusCode":"badJsonContent",\
      "errorMsg":"startTime"}""";
  static final String S11_MAJOR_LACKS =
      """
      {"statusCode":6,"statusString":"Invalid Content","subStatusCode":"MessageParametersLack",\
      "errorCode":1610612761,"errorMsg":"major"}""";
  static final String S11_DEPLOY =
      """
      {"statusCode":6,"statusString":"Invalid Content","subStatusCode":"deployExceedMax",\
      "errorCode":1610637336,"errorMsg":"deployExceedMax"}""";
  static final String S11_NOT_SUPPORT =
      """
      {"statusCode":4,"statusString":"Invalid Operation","subStatusCode":"notSupport",\
      "errorCode":1073741825,"errorMsg":"notSupport"}""";
  static final String S12_HEARTBEAT =
      """
      {"ipAddress":"192.0.2.10","portNo":80,"protocol":"HTTP","macAddress":"00:00:5e:00:53:0a",\
      "channelID":1,"dateTime":"2026-07-06T08:30:40+08:00","activePostCount":1,\
      "eventType":"heartBeat","eventState":"active","eventDescription":"heartBeat"}""";
  static final String S12_PUNCH =
      """
      {"ipAddress":"192.0.2.10","portNo":80,"protocol":"HTTP","macAddress":"00:00:5e:00:53:0a",\
      "channelID":1,"dateTime":"2026-07-06T08:30:55+08:00","activePostCount":1,\
      "eventType":"AccessControllerEvent","eventState":"active",\
      "eventDescription":"Access Controller Event","AccessControllerEvent":{\
      "deviceName":"Entrance A","majorEventType":5,"subEventType":75,"name":"Mei Lin",\
      "cardReaderKind":1,"cardReaderNo":1,"doorNo":1,"employeeNoString":"00017",\
      "serialNo":42971,"userType":"normal","currentVerifyMode":"cardOrFaceOrFp",\
      "currentEvent":true,"frontSerialNo":42970,"attendanceStatus":"checkIn",\
      "label":"Check In","statusValue":1,"mask":"no","picturesNumber":1,\
      "purePwdVerifyEnable":true}}""";
  static final String S12_REPLAY =
      """
      {"ipAddress":"192.0.2.10","dateTime":"2026-07-01T17:02:10+08:00",\
      "eventType":"AccessControllerEvent","eventState":"active","AccessControllerEvent":{\
      "majorEventType":5,"subEventType":1,"cardNo":"0012345678","employeeNoString":"102",\
      "serialNo":41007,"currentEvent":false,"frontSerialNo":41006}}""";
  static final String S13_NESTED =
      """
      {"ipAddress":"192.0.2.10","portNo":80,"macAddress":"00:00:5e:00:53:0a",\
      "dateTime":"2026-07-06T08:33:02+08:00","eventType":"AccessControllerEvent",\
      "eventState":"active","AccessControllerEvent":{"majorEventType":5,"subEventType":38,\
      "employeeNoString":"102","serialNo":42975,"frontSerialNo":42974}}""";
  static final String S13_FLAT =
      """
      {"dateTime":"2026-07-06T08:33:02+08:00","eventType":"AccessControllerEvent",\
      "majorEventType":5,"subEventType":38,"employeeNoString":"102","serialNo":42975,\
      "deviceName":"Entrance A"}""";
  static final String S14_HOST =
      "<HttpHostNotification"
          + NS
          + "<id>1</id><url>/hook/4f9c</url><protocolType>HTTP</protocolType>"
          + "<parameterFormatType>JSON</parameterFormatType>"
          + "<addressingFormatType>ipaddress</addressingFormatType>"
          + "<ipAddress>192.0.2.50</ipAddress><portNo>8098</portNo>"
          + "<httpAuthenticationMethod>none</httpAuthenticationMethod></HttpHostNotification>";
  static final String S15_USERS =
      """
      {"UserInfoSearch":{"searchID":"u1","responseStatusStrg":"OK","numOfMatches":1,\
      "totalMatches":1,"UserInfo":[{"employeeNo":"00017","name":"Mei Lin","userType":"normal",\
      "closeDelayEnabled":false,"Valid":{"enable":true,"beginTime":"2026-01-01T00:00:00",\
      "endTime":"2036-12-31T23:59:59","timeType":"local"},"belongGroup":"","password":"",\
      "doorRight":"1","RightPlan":[{"doorNo":1,"planTemplateNo":"1"}],"maxOpenDoorTime":0,\
      "openDoorTime":0,"localUIRight":false,"gender":"female","numOfCard":1,"numOfFP":0,\
      "numOfFace":1}]}}""";
  static final String S15_CONDITION =
      """
      {"UserInfoSearchCond":{"searchID":"u1","searchResultPosition":0,"maxResults":30}}""";
  static final String S15_COUNT =
      """
      {"UserInfoCount":{"userNumber":132}}""";

  private Samples() {}

  static IsapiDocument read(String body) {
    return IsapiReader.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
