package dev.walletport.adapter.juspay.http;

import java.util.Arrays;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Header fields of a request, in the order in which they were added. It prints none of them. */
public final class HeaderFields {

  private static final HeaderFields NONE = new HeaderFields(new Header[0]);

  private final Header[] fields;

  private HeaderFields(Header[] fields) {
    this.fields = fields;
  }

  /**
   * Starts.
   *
   * @return no field
   */
  public static HeaderFields none() {
    return NONE;
  }

  /**
   * Adds a field.
   *
   * @param name its name
   * @param value its value, without a line break
   * @return these fields and that one
   */
  public HeaderFields with(String name, String value) {
    return with(new BasicHeader(name, value));
  }

  private HeaderFields with(Header field) {
    Header[] more = Arrays.copyOf(fields, fields.length + 1);
    more[fields.length] = field;
    return new HeaderFields(more);
  }

  /** Those of the other behind these. */
  HeaderFields with(HeaderFields others) {
    Header[] all = Arrays.copyOf(fields, fields.length + others.fields.length);
    System.arraycopy(others.fields, 0, all, fields.length, others.fields.length);
    return new HeaderFields(all);
  }

  /** The fields, not a copy. */
  Header[] array() {
    return fields;
  }

  @Override
  public String toString() {
    return "HeaderFields(" + fields.length + " hidden)";
  }
}
