package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in DER (ITU-T X.690), as many as a certificate needs. */
final class DerWriter {

  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DerWriter() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, joined(parts));
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  /** Whole octets. */
  static byte[] bitString(byte[] octets) {
    return bitString(0, octets);
  }

  /** Of which the last octet has so many unused bits. */
  static byte[] bitString(int unused, byte[] octets) {
    return tagged(0x03, joined(new byte[] {(byte) unused}, octets));
  }

  static byte[] octetString(byte[] octets) {
    return tagged(0x04, octets);
  }

  static byte[] utf8(String text) {
    return tagged(0x0c, text.getBytes(UTF_8));
  }

  /** Valid from 1950 to 2049, as RFC 5280 has it. */
  static byte[] utcTime(Instant time) {
    return tagged(0x17, UTC_TIME.format(time).getBytes(US_ASCII));
  }

  /** An object identifier, such as {@code 2.5.4.3}. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      bytes.writeBytes(base128(Integer.parseInt(arcs[i])));
    }
    return tagged(OBJECT_IDENTIFIER, bytes.toByteArray());
  }

  private static byte[] base128(int arc) {
    int length = Math.max(1, (38 - Integer.numberOfLeadingZeros(arc)) / 7);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int group = arc >>> (7 * (length - 1 - i)) & 0x7f;
      bytes[i] = (byte) (i < length - 1 ? group | 0x80 : group);
    }
    return bytes;
  }

  /** With a tag of the context around it. */
  static byte[] explicit(int number, byte[] value) {
    return tagged(CONTEXT | CONSTRUCTED | number, value);
  }

  /** With a tag of the context in place of its own. */
  static byte[] implicit(int number, byte[] content) {
    return tagged(CONTEXT | number, content);
  }

  private static byte[] tagged(int tag, byte[] content) {
    return joined(new byte[] {(byte) tag}, length(content.length), content);
  }

  /** In one octet up to 127, or else with the number of octets in front. */
  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) 0x81, (byte) length}
        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
