package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Responses as texts. */
final class Responses {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private Responses() {}

  /** A good response with one more header. */
  static String ok(String header, String body) {
    return OK + JSON + header + "\r\n" + length(body.getBytes(UTF_8).length) + "\r\n" + body;
  }

  static String ok(String body) {
    return ok("X-TransportFault: none", body);
  }

  /** A response that announces a length of the fault's choice. */
  static String okOf(Object length, String body) {
    return OK + JSON + length(length) + "\r\n" + body;
  }

  /** A response whose body is framed by its headers alone. */
  static String okWith(String headers, String body) {
    return OK + JSON + headers + "\r\n\r\n" + body;
  }

  static String chunked(String chunks) {
    return okWith("Transfer-Encoding: chunked", chunks);
  }

  static String chunk(String text) {
    return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
  }

  static String status(int status, String header, String body) {
    return "HTTP/1.1 " + status + " Whatever\r\n" + header + "\r\n"
        + length(body.getBytes(UTF_8).length) + "\r\n" + body;
  }

  static String status(int status) {
    return status(status, "X-TransportFault: status", "");
  }

  /** A good response with a body that says to be packed. */
  static byte[] okInGzip(byte[] packed) {
    String head = OK + JSON + "Content-Encoding: gzip\r\n" + length(packed.length) + "\r\n";
    byte[] response = Arrays.copyOf(head.getBytes(UTF_8), head.length() + packed.length);
    System.arraycopy(packed, 0, response, head.length(), packed.length);
    return response;
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String length(Object length) {
    return "Content-Length: " + length + "\r\n";
  }
}
