package dev.walletport.adapter.fake;

import dev.walletport.domain.DebitToken;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues debit tokens, and accepts each one once, before it expires.
 *
 * <p>A token's text is its wallet's number and its own number, obfuscated. Tokens are numbered in
 * the order of issue, so it is enough to keep the first number of every instant at which one was
 * issued, and the numbers that are spent; both are dropped after the life of a token.
 */
final class TokenIssuer {

  private final SeededRandom random;
  private final AtomicLong next = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Instant> issues = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListSet<Long> spent = new ConcurrentSkipListSet<>();

  TokenIssuer(SeededRandom random) {
    this.random = random;
  }

  TokenIssuer copy() {
    TokenIssuer copy = new TokenIssuer(random);
    copy.issues.putAll(issues);
    copy.spent.addAll(spent);
    copy.next.set(next.get());
    return copy;
  }

  /** The number of the next token; every token issued so far has a lower one. */
  long next() {
    return next.get();
  }

  DebitToken issue(long wallet, Instant now) {
    if (isNewInstant(now)) {
      recordInstant(now);
    }
    return DebitToken.of(random.token(wallet, next.getAndIncrement()), now);
  }

  private boolean isNewInstant(Instant now) {
    Map.Entry<Long, Instant> latest = issues.lastEntry();
    return latest == null || latest.getValue().isBefore(now);
  }

  /** Locks only when the clock has moved. */
  private synchronized void recordInstant(Instant now) {
    if (isNewInstant(now)) {
      removeExpired(now);
      issues.put(next.get(), now);
    }
  }

  private void removeExpired(Instant now) {
    issues.values().removeIf(issued -> !isUsable(issued, now));
    Map.Entry<Long, Instant> oldest = issues.firstEntry();
    spent.headSet(oldest == null ? next.get() : oldest.getKey()).clear();
  }

  /** The numbers of wallet and token in a text; none if no token with this text was issued here. */
  Option<SequenceObfuscator.Pair> read(DebitToken token) {
    return random.readToken(token.reveal()).filter(pair -> pair.right() < next.get());
  }

  /**
   * Spends a token; true once, before it expires. The token is marked as spent before its expiry is
   * checked: the other way round, it could pass a second time while its mark is being removed.
   */
  boolean spend(long number, Instant now) {
    return spent.add(number) && isUsable(number, now);
  }

  private boolean isUsable(long number, Instant now) {
    Map.Entry<Long, Instant> issued = issues.floorEntry(number);
    return issued != null && isUsable(issued.getValue(), now);
  }

  private static boolean isUsable(Instant issued, Instant now) {
    return now.isBefore(issued.plus(DebitToken.LIFE));
  }
}
