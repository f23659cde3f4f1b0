package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.IOCallback;

/** Writes responses, complete or with a wire fault. */
final class ResponseWriter {

  /** The bytes that Content-Length announces and a truncated response does not send. */
  private static final int MISSING_BYTES = 100;

  private static final int DRIP_MILLIS = 200;

  /** At a byte every 200 ms, two minutes. */
  private static final int DRIPPED_BYTES = 600;

  private final CountDownLatch closed;

  /**
   * Makes one.
   *
   * @param closed ends a dripping response
   */
  ResponseWriter(CountDownLatch closed) {
    this.closed = closed;
  }

  /**
   * Sets status, headers and body of a response.
   *
   * @param unreadBody the unread rest of the request
   * @throws AbortConnectionException if there is no response
   */
  void write(SandboxResponse answer, ClassicHttpResponse response, InputStream unreadBody)
      throws AbortConnectionException {
    waitFor(answer.notes().delay());
    response.setCode(answer.status());
    answer.headers().forEach(response::setHeader);
    switch (answer.ending()) {
      case WHOLE -> writeWhole(answer, response);
      case LAST -> write(answer, response, 0, AbortConnectionException.closingAfter(unreadBody));
      case HANG_UP -> throw AbortConnectionException.closing();
      case RESET -> throw AbortConnectionException.resetting();
      case CUT -> write(answer, response, MISSING_BYTES, AbortConnectionException.closing());
      case DRIP -> response.setEntity(entity(answer, DRIPPED_BYTES + 1, this::drip));
    }
  }

  private void waitFor(Duration delay) throws AbortConnectionException {
    if (!delay.isZero() && isClosedWithin(delay.toMillis())) {
      throw AbortConnectionException.closing();
    }
  }

  /** No entity for 304: with one, even an empty one, HttpCore answers 400. */
  private static void writeWhole(SandboxResponse answer, ClassicHttpResponse response) {
    if (answer.status() != HttpStatus.SC_NOT_MODIFIED) {
      response.setEntity(new ByteArrayEntity(answer.body(), type(answer)));
    }
  }

  /** Sends the whole body, with a Content-Length that may announce more. */
  private static void write(
      SandboxResponse answer,
      ClassicHttpResponse response,
      int missing,
      AbortConnectionException end) {
    int length = answer.body().length + missing;
    response.setEntity(entity(answer, length, out -> writeBody(answer, out, end)));
  }

  private static HttpEntity entity(
      SandboxResponse answer, int length, IOCallback<OutputStream> writer) {
    return new EntityTemplate(length, type(answer), null, writer);
  }

  private static ContentType type(SandboxResponse answer) {
    return ContentType.parse(answer.type());
  }

  private static void writeBody(
      SandboxResponse answer, OutputStream out, AbortConnectionException end) throws IOException {
    out.write(answer.body());
    out.flush();
    throw end;
  }

  /** Spaces, which are valid before a JSON text, so that no client can reject the body early. */
  private void drip(OutputStream out) throws IOException {
    for (int i = 0; i < DRIPPED_BYTES && !isClosedWithin(DRIP_MILLIS); i++) {
      out.write(' ');
      out.flush();
    }
    throw AbortConnectionException.closing();
  }

  private boolean isClosedWithin(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
