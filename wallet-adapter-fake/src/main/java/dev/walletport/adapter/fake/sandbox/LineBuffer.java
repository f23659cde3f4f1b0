package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** A buffer whose lines are checked as they are read. */
abstract sealed class LineBuffer implements SessionInputBuffer
    permits StrictChunkBuffer, StrictHeadParser.FaultNotingBuffer {

  private final SessionInputBuffer buffer;

  LineBuffer(SessionInputBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Checks a line.
   *
   * @param line without its end; empty at the end of the stream
   * @throws IOException if it ends the connection
   */
  abstract void check(CharSequence line) throws IOException;

  @Override
  public final int readLine(CharArrayBuffer line, InputStream in) throws IOException {
    int begin = line.length();
    int count = buffer.readLine(line, in);
    check(line.subSequence(begin, line.length()));
    return count;
  }

  @Override
  public int length() {
    return buffer.length();
  }

  @Override
  public int capacity() {
    return buffer.capacity();
  }

  @Override
  public int available() {
    return buffer.available();
  }

  @Override
  public int read(byte[] bytes, int offset, int length, InputStream in) throws IOException {
    return buffer.read(bytes, offset, length, in);
  }

  @Override
  public int read(byte[] bytes, InputStream in) throws IOException {
    return buffer.read(bytes, in);
  }

  @Override
  public int read(InputStream in) throws IOException {
    return buffer.read(in);
  }

  @Override
  public HttpTransportMetrics getMetrics() {
    return buffer.getMetrics();
  }
}
