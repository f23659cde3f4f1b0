package dev.walletport.adapter.juspay.http;

/**
 * Where in a stream of TLS records a reader stands. JSSE keeps the begin of a record whose rest has
 * not come, and tells of it as little as of silence.
 *
 * <p>A record is a header of five bytes, of which the last two are a length, and so many bytes (RFC
 * 8446, 5.1).
 */
final class TlsRecordPosition {

  private static final int HEADER = 5;

  private int headerBytes;
  private int length;
  private int rest;

  /** Moves on over what was read. */
  void passed(byte[] bytes, int offset, int count) {
    int end = offset + count;
    int at = offset;
    while (at < end) {
      if (rest == 0) {
        header(bytes[at]);
        at++;
      } else {
        int step = Math.min(rest, end - at);
        rest -= step;
        at += step;
      }
    }
  }

  private void header(byte octet) {
    headerBytes++;
    length = (length << Byte.SIZE | Byte.toUnsignedInt(octet)) & 0xFFFF;
    if (headerBytes == HEADER) {
      rest = length;
      headerBytes = 0;
    }
  }

  /** Tells whether the begin of a record was read, and not its end. */
  boolean isWithinRecord() {
    return headerBytes > 0 || rest > 0;
  }
}
