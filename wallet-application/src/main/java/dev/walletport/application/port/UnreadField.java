package dev.walletport.application.port;

import java.util.Objects;

/**
 * A field of the provider's answers that came in a type or form that is not read, and was taken for
 * unknown: the wallet is whole without it. It is told once per call for each key and type, and its
 * value never.
 *
 * @param stamp under which call, and when the question began
 * @param subject what was asked
 * @param field which field, and the type in which it came
 * @param times how often it came so in the answers to this call; at least 1
 */
public record UnreadField(CallStamp stamp, CallSubject subject, Field field, int times)
    implements CallEvent {

  /** Refuses null and less than once. */
  public UnreadField {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(field, "field");
    if (times < 1) {
      throw new IllegalArgumentException("times is less than 1: " + times);
    }
  }

  /**
   * A field by its name and type: a closed set, fit for the tags of a metric.
   *
   * @param key the name of the field, one of those that the gateway knows
   * @param type the type in which it, or an element of it, came
   */
  public record Field(String key, Type type) {

    /** Refuses null. */
    public Field {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(type, "type");
    }
  }

  /** The types of a field. */
  public enum Type {
    /** A text in quotes. */
    STRING,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Null. */
    NULL,
    /** An object. */
    OBJECT,
    /** An array. */
    ARRAY
  }
}
