package dev.walletport.adapter.juspay.http;

import org.jspecify.annotations.Nullable;

/** A request as it is to be sent, however often. It prints nothing: its form may hold a secret. */
public final class OutgoingRequest {

  private final String path;
  private final HeaderFields headers;
  private final transient @Nullable String form; // so that what reads fields skips it

  private OutgoingRequest(String path, HeaderFields headers, @Nullable String form) {
    this.path = path;
    this.headers = headers;
    this.form = form;
  }

  /**
   * A GET.
   *
   * @param path path and query, encoded
   * @param headers what is sent besides {@code Host}
   * @return the request
   */
  public static OutgoingRequest get(String path, HeaderFields headers) {
    return new OutgoingRequest(path, headers, null);
  }

  /**
   * A POST of a form.
   *
   * @param path path and query, encoded
   * @param headers what is sent besides {@code Host} and what tells of the form
   * @param form the form, encoded, of ASCII characters alone
   * @return the request
   */
  public static OutgoingRequest post(String path, HeaderFields headers, String form) {
    return new OutgoingRequest(path, headers, form);
  }

  String method() {
    return form == null ? "GET" : "POST";
  }

  String path() {
    return path;
  }

  HeaderFields headers() {
    return headers;
  }

  /** As it is sent; none for a GET. */
  @Nullable
  String form() {
    return form;
  }

  @Override
  public String toString() {
    return "OutgoingRequest(" + method() + ", hidden)";
  }
}
