package dev.walletport.adapter.juspay.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of one connection's responses, each of them whole: its parent takes a head that
 * the end of the connection cuts off for a whole one.
 */
final class StrictResponseParser extends DefaultHttpResponseParser {

  private @Nullable SessionInputBuffer received;
  private @Nullable UnendedInputStream unended;

  /** The last status line as it came; transient, so that what reads fields skips it. */
  private transient String lastLine = "";

  private transient @Nullable StatusLine lastStatus;

  StrictResponseParser(Http1Config limits) {
    super(limits);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream connection)
      throws IOException, HttpException {
    received = buffer;
    return super.parse(buffer, unended(connection));
  }

  /**
   * Nearly all responses of a connection have one status line, which HttpCore takes apart in a
   * fifth of a microsecond each time.
   */
  @Override
  protected ClassicHttpResponse createMessage(CharArrayBuffer line)
      throws IOException, HttpException {
    StatusLine status = lastStatus;
    if (status == null || !lastLine.contentEquals(line)) {
      ClassicHttpResponse response = super.createMessage(line);
      lastLine = line.toString();
      lastStatus = new StatusLine(response);
      return response;
    }
    ClassicHttpResponse response =
        new BasicClassicHttpResponse(status.getStatusCode(), status.getReasonPhrase());
    response.setVersion(status.getProtocolVersion());
    return response;
  }

  /** The same one for all heads of a socket. */
  private InputStream unended(InputStream connection) {
    UnendedInputStream last = unended;
    if (last == null || !last.reads(connection)) {
      last = new UnendedInputStream(connection);
      unended = last;
    }
    return last;
  }

  /**
   * Tells whether more has come than was asked for. It would be taken for the answer to the next
   * request on this connection.
   */
  boolean isMoreThanRead() {
    return received != null && received.length() > 0;
  }

  /** A connection that must not end here. */
  private static final class UnendedInputStream extends FilterInputStream {

    private UnendedInputStream(InputStream connection) {
      super(connection);
    }

    private boolean reads(InputStream connection) {
      return in == connection;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0) {
        throw new ConnectionClosedException("ended within a head");
      }
      return count;
    }
  }
}
