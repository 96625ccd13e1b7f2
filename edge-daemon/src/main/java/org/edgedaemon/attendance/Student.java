package org.edgedaemon.attendance;

import org.jspecify.annotations.Nullable;

/**
 * A student as far as known.
 *
 * @param name 1 to {@value #MAX_NAME} characters; the admission number while no name is known
 * @param email null when not known
 * @param phone null when not known
 */
public record Student(
    AdmissionNumber admission, String name, @Nullable String email, @Nullable String phone) {
  public static final int MAX_NAME = 128;
  public static final int MAX_CONTACT = 254;

  public Student {
    name = Words.require("name of a student", name, MAX_NAME);
    email = Words.optional("e-mail address of a student", email, MAX_CONTACT);
    phone = Words.optional("phone number of a student", phone, MAX_CONTACT);
  }

  /** A student of whom nothing but the number is known. */
  public static Student unnamed(AdmissionNumber admission) {
    return new Student(admission, admission.value(), null, null);
  }

  boolean isUnnamed() {
    return admission.isSaidBy(name);
  }

  /** This student with what the other knows beside it; what is known stays. */
  Student completedBy(Student other) {
    return new Student(
        admission,
        isUnnamed() && !other.isUnnamed() ? other.name : name,
        email == null ? other.email : email,
        phone == null ? other.phone : phone);
  }

  /** This student as the other knows it; what the other does not know stays. */
  Student updatedBy(Student other) {
    Student newer = other.completedBy(this);
    return new Student(admission, newer.name, newer.email, newer.phone);
  }
}
