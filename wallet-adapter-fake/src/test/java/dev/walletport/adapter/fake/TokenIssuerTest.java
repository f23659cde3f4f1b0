package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.DebitToken;
import dev.walletport.domain.testing.Answers;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenIssuerTest {

  private static final int THREADS = 4;
  private static final int TOKENS = 20_000;

  private final TokenIssuer issuer = new TokenIssuer(new SeededRandom(1));

  @Nested
  class What_has_expired {
    @Test
    void is_forgotten_when_a_token_is_issued_later() throws Exception {
      issueAndSpend(1_000);

      ignore(issue(FakeClock.START.plus(DebitToken.LIFE)));

      assertThat(kept("spent")).isEmpty();
      assertThat(kept("issues")).hasSize(1);
    }

    @Test
    void is_remembered_a_nanosecond_before() throws Exception {
      issueAndSpend(1_000);

      ignore(issue(FakeClock.START.plus(DebitToken.LIFE).minusNanos(1)));

      assertThat(kept("spent")).hasSize(1_000);
      assertThat(kept("issues")).hasSize(2);
    }

    @Test
    void is_forgotten_alone() throws Exception {
      Instant later = FakeClock.START.plus(DebitToken.LIFE.dividedBy(2));
      issueAndSpend(1);
      DebitToken young = issue(later);
      ignore(spend(young, later));

      ignore(issue(FakeClock.START.plus(DebitToken.LIFE)));

      assertThat(kept("spent")).containsOnlyKeys(number(young));
    }
  }

  /** Each at an instant of its own, so that each issue records an instant. */
  @Test
  void tokens_of_many_threads_live_as_long_as_each_says() throws Exception {
    AtomicLong nanos = new AtomicLong();
    List<DebitToken> issued = new ArrayList<>();

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (Future<List<DebitToken>> one : begin(threads, nanos)) {
      issued.addAll(one.get());
    }
    threads.shutdownNow();

    assertThat(issued)
        .hasSize(THREADS * TOKENS)
        .allMatch(token -> spend(token, token.issuedAt().plus(DebitToken.LIFE).minusNanos(1)));
  }

  private List<Future<List<DebitToken>>> begin(ExecutorService threads, AtomicLong nanos) {
    return IntStream.range(0, THREADS)
        .mapToObj(thread -> threads.submit(() -> IntStream.range(0, TOKENS)
            .mapToObj(i -> issue(FakeClock.START.plusNanos(nanos.incrementAndGet())))
            .toList()))
        .toList();
  }

  private void issueAndSpend(int tokens) {
    IntStream.range(0, tokens)
        .mapToObj(i -> spend(issue(FakeClock.START), FakeClock.START))
        .forEach(Answers::ignore);
  }

  private DebitToken issue(Instant now) {
    return issuer.issue(1, step(now));
  }

  private boolean spend(DebitToken token, Instant now) {
    return issuer.spend(number(token), step(now));
  }

  private long number(DebitToken token) {
    return issuer.read(token).get().number();
  }

  private static StepStart step(Instant now) {
    return new StepStart(now, Epoch.first());
  }

  /** What is kept shows in no answer. */
  @SuppressWarnings("unchecked") // Both fields are maps by number.
  private Map<Long, Object> kept(String field) throws ReflectiveOperationException {
    Field kept = TokenIssuer.class.getDeclaredField(field);
    kept.setAccessible(true);
    return (Map<Long, Object>) kept.get(issuer);
  }
}
