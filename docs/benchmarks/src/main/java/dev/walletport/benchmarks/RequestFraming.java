package dev.walletport.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Finds where requests end, in a buffer of its own, and allocates nothing on the way. */
final class RequestFraming {

  /** In small letters. */
  private static final String LENGTH = "\ncontent-length:";

  private final byte[] buffer = new byte[16 * 1024];
  private final ByteBuffer view = ByteBuffer.wrap(buffer);
  private int filled;

  /**
   * Reads one request to its end.
   *
   * @param in what the client sends, with bodies that have a length
   * @return false if the client has closed the connection
   * @throws EOFException if it has done so within a request
   */
  boolean skip(InputStream in) throws IOException {
    while (!take()) {
      int more = in.read(buffer, filled, buffer.length - filled);
      if (more <= 0) {
        requireNoRest();
        return false;
      }
      filled += more;
    }
    return true;
  }

  private void requireNoRest() throws EOFException {
    if (filled > 0) {
      throw new EOFException("a request was cut, or is too long");
    }
  }

  /** Reads what is there; -1 if the client has closed the connection. */
  int fill(ReadableByteChannel channel) throws IOException {
    int more = channel.read(view.limit(buffer.length).position(filled));
    filled += Math.max(more, 0);
    return more;
  }

  /** Whether the request that comes first is a GET; not if nothing has come. */
  boolean isGet() {
    return filled > 0 && buffer[0] == 'G';
  }

  /** Takes one request away; false if none has come to its end yet. */
  boolean take() {
    int head = headLength();
    int end = head < 0 ? Integer.MAX_VALUE : head + bodyLength(head);
    if (filled < end) {
      return false;
    }
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    return true;
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
