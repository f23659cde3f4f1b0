package dev.walletport.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Finds where requests end, in a buffer of its own, and allocates nothing on the way. */
final class RequestFraming {

  /** In small letters. */
  private static final String LENGTH = "\ncontent-length:";

  private final byte[] buffer = new byte[16 * 1024];
  private int filled;

  /**
   * Reads one request to its end.
   *
   * @param in what the client sends, with bodies that have a length
   * @return false if the client has closed the connection
   * @throws EOFException if it has done so within a request
   */
  boolean skip(InputStream in) throws IOException {
    int head = headLength();
    while (head < 0) {
      if (!fill(in)) {
        return false;
      }
      head = headLength();
    }
    skipTo(head + bodyLength(head), in);
    return true;
  }

  private void skipTo(int end, InputStream in) throws IOException {
    while (filled < end) {
      if (!fill(in)) {
        throw new EOFException("a request was cut");
      }
    }
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
  }

  private boolean fill(InputStream in) throws IOException {
    int more = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(more, 0);
    return more > 0;
  }

  /** With the empty line; -1 if it is not there yet. */
  private int headLength() {
    for (int at = 3; at < filled; at++) {
      if (buffer[at] == '\n' && buffer[at - 1] == '\r' && buffer[at - 2] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private int bodyLength(int head) {
    for (int at = 0; at < head - LENGTH.length(); at++) {
      if (isLengthAt(at)) {
        return number(at + LENGTH.length());
      }
    }
    return 0;
  }

  private boolean isLengthAt(int start) {
    for (int at = 0; at < LENGTH.length(); at++) {
      if (Character.toLowerCase(buffer[start + at]) != LENGTH.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private int number(int start) {
    int number = 0;
    for (int at = start; buffer[at] != '\r'; at++) {
      number = buffer[at] == ' ' ? number : number * 10 + buffer[at] - '0';
    }
    return number;
  }
}
