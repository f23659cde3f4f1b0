package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.SeededRandom.TokenNumbers;
import dev.walletport.domain.DebitToken;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues debit tokens, and accepts each one once, before it expires.
 *
 * <p>A token's text is its wallet's number, its own number and that of its {@link Generation},
 * obfuscated. Tokens are numbered in the order of issue, so it is enough to keep the first number
 * of every instant at which one was issued, and the numbers that are used up; both are dropped
 * after the life of a token, the oldest first.
 */
final class TokenIssuer {

  private final SeededRandom random;
  private final AtomicLong next = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Instant> issues = new ConcurrentSkipListMap<>();

  /** The number of each token that is spent, with that of the generation in which it was spent. */
  private final ConcurrentSkipListMap<Long, Integer> spent = new ConcurrentSkipListMap<>();

  TokenIssuer(SeededRandom random) {
    this.random = random;
  }

  /** A copy without what was issued or spent after a moment. */
  TokenIssuer copy(StateCopy.Moment moment) {
    TokenIssuer copy = new TokenIssuer(random);
    issues.forEach((number, at) -> copy.issues.put(number, earlierOf(at, moment.at())));
    spent.forEach((number, generation) -> {
      if (generation <= moment.generation()) {
        copy.spent.put(number, generation);
      }
    });
    copy.next.set(next.get());
    return copy;
  }

  private static Instant earlierOf(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The number of the next token; every token issued so far has a lower one. */
  long next() {
    return next.get();
  }

  DebitToken issue(long wallet, StepStart step) {
    if (isNewInstant(step.now())) {
      recordInstant(step);
    }
    TokenNumbers token = new TokenNumbers(step.generation(), wallet, next.getAndIncrement());
    return DebitToken.of(random.token(token), step.now());
  }

  private boolean isNewInstant(Instant now) {
    Map.Entry<Long, Instant> latest = issues.lastEntry();
    return latest == null || latest.getValue().isBefore(now);
  }

  /** Locks only when the clock has moved. */
  private synchronized void recordInstant(StepStart step) {
    if (isNewInstant(step.now())) {
      if (!step.isDuringCopy()) {
        removeExpired(step.now());
      }
      issues.put(next.get(), step.now());
    }
  }

  /** Looks at no more than what it removes and one entry, as the oldest come first. */
  private void removeExpired(Instant now) {
    Map.Entry<Long, Instant> oldest = issues.firstEntry();
    while (oldest != null && !isUsable(oldest.getValue(), now)) {
      issues.remove(oldest.getKey());
      oldest = issues.firstEntry();
    }
    spent.headMap(oldest == null ? next.get() : oldest.getKey()).clear();
  }

  /** The numbers in a text; none if no token with this text can have been issued here. */
  Option<TokenNumbers> read(DebitToken token) {
    return random.readToken(token.reveal()).filter(numbers -> numbers.number() < next.get());
  }

  /**
   * Uses up a token; true once, before it expires. The token is marked as used up before its expiry
   * is checked: the other way round, it could pass a second time while its mark is being removed.
   */
  boolean spend(long number, StepStart step) {
    return spent.putIfAbsent(number, step.generation()) == null && isUsable(number, step.now());
  }

  private boolean isUsable(long number, Instant now) {
    Map.Entry<Long, Instant> issued = issues.floorEntry(number);
    return issued != null && isUsable(issued.getValue(), now);
  }

  private static boolean isUsable(Instant issued, Instant now) {
    return now.isBefore(issued.plus(DebitToken.LIFE));
  }
}
