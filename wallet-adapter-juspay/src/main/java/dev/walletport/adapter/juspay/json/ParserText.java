package dev.walletport.adapter.juspay.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The characters of the parser's current token, in the parser's own buffer. */
final class ParserText implements CharSequence {

  private static final char[] NONE = {};

  private final JsonParser parser;
  private char[] buffer = NONE;
  private int offset;
  private int length;

  ParserText(JsonParser parser) {
    this.parser = parser;
  }

  /** Looks at the token at which the parser stands now. */
  CharSequence current() throws IOException {
    buffer = parser.getTextCharacters();
    offset = parser.getTextOffset();
    length = parser.getTextLength();
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return buffer[offset + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(buffer, offset + start, end - start);
  }

  @Override
  public String toString() {
    return new String(buffer, offset, length);
  }
}
