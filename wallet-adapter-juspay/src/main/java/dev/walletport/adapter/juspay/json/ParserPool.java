package dev.walletport.adapter.juspay.json;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Parsers that are not in use, a few; each thread looks in one place, without a lock. What it holds
 * on to is bounded: a parser keeps a buffer as long as the longest string of its bodies, and every
 * key that it has seen, so it is not kept after a long body, and not for more than some hundred
 * short ones.
 */
final class ParserPool {

  private static final int PLACES = 16;
  private static final int MAX_BODY = 32 * 1024;
  private static final int MAX_FED = 128 * 1024;

  private final AtomicReferenceArray<@Nullable ReusableParser> idle =
      new AtomicReferenceArray<>(PLACES);

  /** Takes a parser out, or makes one. */
  ReusableParser take() throws IOException {
    ReusableParser parser = idle.getAndSet(place(), null);
    return parser == null ? new ReusableParser() : parser;
  }

  /**
   * Puts a parser in that has read a whole body. One that is not kept is not closed either: closed,
   * Jackson hands its keys on to all parsers to come, and each would copy them for one new key.
   */
  void giveBack(ReusableParser parser, byte[] body) {
    if (body.length <= MAX_BODY && parser.fed() <= MAX_FED) {
      idle.set(place(), parser);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
