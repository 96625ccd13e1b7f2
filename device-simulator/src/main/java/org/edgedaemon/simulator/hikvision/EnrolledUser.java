package org.edgedaemon.simulator.hikvision;

/**
 * A person enrolled on the terminal.
 *
 * @param employeeNo 1 to 32 characters; leading zeros count
 * @param cardNo empty when the person has no card
 */
public record EnrolledUser(String employeeNo, String name, String cardNo) {
  public EnrolledUser {
    if (employeeNo.isEmpty() || employeeNo.length() > 32) {
      throw new IllegalArgumentException(
          "employeeNo has " + employeeNo.length() + " characters; 1 to 32 are possible");
    }
  }

  public EnrolledUser(String employeeNo, String name) {
    this(employeeNo, name, "");
  }
}
