package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.IOCallback;

/** Brings answers to their ends, good or bad. */
final class ResponseWriter {

  /** What is announced of an answer and never sent, when it is cut. */
  private static final int MISSING_BYTES = 100;

  private static final int DRIP_MILLIS = 200;

  /** At a byte every 200 ms, two minutes. */
  private static final int DRIPPED_BYTES = 600;

  private final CountDownLatch closed;

  /**
   * Makes one.
   *
   * @param closed ends what drips
   */
  ResponseWriter(CountDownLatch closed) {
    this.closed = closed;
  }

  /**
   * Puts an answer into a response.
   *
   * @param unreadBody what of the request nobody has read
   * @throws HangUp if there shall be none
   */
  void write(SandboxResponse answer, ClassicHttpResponse response, InputStream unreadBody)
      throws AbortConnectionException {
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

  /** Nothing for 304, where HttpCore takes even an empty body for a defect and answers 400. */
  private static void writeWhole(SandboxResponse answer, ClassicHttpResponse response) {
    if (answer.status() != HttpStatus.SC_NOT_MODIFIED) {
      response.setEntity(new ByteArrayEntity(answer.body(), type(answer)));
    }
  }

  /** All that there is, though more may have been announced. */
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

  /** Spaces, which may stand before a JSON text, so that no client can tell how it goes on. */
  private void drip(OutputStream out) throws IOException {
    for (int i = 0; i < DRIPPED_BYTES && !isClosedWithin(DRIP_MILLIS); i++) {
      out.write(' ');
      out.flush();
    }
    throw AbortConnectionException.closing();
  }

  private boolean isClosedWithin(int millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
