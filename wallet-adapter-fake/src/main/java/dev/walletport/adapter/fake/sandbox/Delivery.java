package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.IOCallback;

/** Brings answers to their ends, good or bad. */
final class Delivery {

  private static final int DRIP_MILLIS = 200;

  /** At a byte every 200 ms, two minutes. */
  private static final int DRIPS = 600;

  private final CountDownLatch closed;

  /**
   * Makes one.
   *
   * @param closed ends what drips
   */
  Delivery(CountDownLatch closed) {
    this.closed = closed;
  }

  /**
   * Puts an answer into a response.
   *
   * @throws HangUp if there shall be none
   */
  void put(Answer answer, ClassicHttpResponse response) throws HangUp {
    response.setCode(answer.status());
    answer.headers().forEach(response::setHeader);
    switch (answer.ending()) {
      case WHOLE -> whole(answer, response);
      case LAST -> put(answer, response, answer.body().length, out -> cut(answer, out));
      case HANG_UP -> throw HangUp.closing();
      case RESET -> throw HangUp.resetting();
      case CUT -> put(answer, response, answer.body().length + 100, out -> cut(answer, out));
      case DRIP -> put(answer, response, DRIPS + 1, this::drip);
    }
  }

  /** Nothing for 304, where HttpCore takes even an empty body for a defect and answers 400. */
  private static void whole(Answer answer, ClassicHttpResponse response) {
    if (answer.status() != HttpStatus.SC_NOT_MODIFIED) {
      response.setEntity(new ByteArrayEntity(answer.body(), type(answer)));
    }
  }

  private static void put(
      Answer answer, ClassicHttpResponse response, int length, IOCallback<OutputStream> writer) {
    response.setEntity(new EntityTemplate(length, type(answer), null, writer));
  }

  private static ContentType type(Answer answer) {
    return ContentType.parse(answer.type());
  }

  private static void cut(Answer answer, OutputStream out) throws IOException {
    out.write(answer.body());
    out.flush();
    throw HangUp.closing();
  }

  /** Spaces, which may stand before a JSON text, so that no client can tell how it goes on. */
  private void drip(OutputStream out) throws IOException {
    for (int i = 0; i < DRIPS && !isClosedWithin(DRIP_MILLIS); i++) {
      out.write(' ');
      out.flush();
    }
    throw HangUp.closing();
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
