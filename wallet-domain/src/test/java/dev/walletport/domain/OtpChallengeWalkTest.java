package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sequences of one customer's passwords, beside a model that knows nothing of states: it
 * keeps the list of what happened and answers from it each time.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpChallengeWalkTest {

  private static final int WALKS = 2_000;
  private static final int STEPS = 30;
  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  /** What every seed has to bring about, or the walks have become too tame to prove anything. */
  private static final List<String> ALL = List.of(
      "AccountLocked",
      "OtpRejected.Expired",
      "OtpRejected.GuessesExhausted",
      "OtpRejected.NotRequested",
      "OtpRejected.TooSoon",
      "OtpRejected.Wrong",
      "passed",
      "sent");

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_102, -7_046_029_254_386_353_131L})
  void answers_as_a_model_without_states_does(long seed) {
    Random random = new Random(seed);
    Set<String> answers = new TreeSet<>();

    for (int i = 0; i < WALKS; i++) {
      Walk walk = new Walk(random);
      for (int step = 0; step < STEPS; step++) {
        answers.add(walk.step());
      }
    }

    assertThat(answers).containsExactlyElementsOf(ALL);
  }

  /** Drives the real machine and the model together, and compares. */
  private static final class Walk {

    private final Random random;
    private final OtpPolicy policy;
    private final Model model;
    private final Set<Otp> passed = new HashSet<>();
    private Instant now = BEGIN;
    private OtpChallenge challenge;
    private Otp newest;
    private int drawn;

    Walk(Random random) {
      this.random = random;
      policy = new OtpPolicy(
          OtpForm.digits(6),
          Duration.ofSeconds(1 + random.nextInt(8)),
          1 + random.nextInt(4),
          Duration.ofSeconds(random.nextInt(4)),
          Duration.ofSeconds(random.nextInt(4)));
      newest = draw();
      challenge = OtpChallenge.issue(newest, policy, now);
      model = new Model(policy);
      model.sent(newest, now);
    }

    String step() {
      now = now.plusNanos(random.nextInt(4) * 500_000_000L);
      String expected;
      String actual;
      if (random.nextInt(4) == 0) {
        Otp next = draw();
        expected = model.send(next, now);
        actual = send(next);
      } else {
        Otp offered = offer();
        expected = model.guess(offered, now);
        actual = guess(offered);
      }
      assertThat(actual)
          .as("at %s under %s after %s", now, policy, model.history)
          .isEqualTo(expected);
      return kind(actual);
    }

    private String send(Otp next) {
      Either<WalletFailure, Issued> answer = challenge.reissue(next, policy, now);
      if (answer.isLeft()) {
        return words(answer.getLeft());
      }
      challenge = answer.get();
      newest = next;
      return "sent";
    }

    private String guess(Otp offered) {
      GuessResult result = challenge.guess(offered, now);
      challenge = result.next();
      if (result.refusal().isDefined()) {
        return words(result.refusal().get());
      }
      assertThat(passed.add(offered)).as("passes once").isTrue();
      assertThat(offered).as("the newest passes alone").isEqualTo(newest);
      assertThat(now).as("passes in time").isBefore(challenge.issuedAt().plus(policy.validity()));
      return "passed";
    }

    /** The newest one, an older one or one that was never sent. */
    private Otp offer() {
      return switch (random.nextInt(3)) {
        case 0 -> newest;
        case 1 -> model.any(random);
        default -> draw();
      };
    }

    /** Never the same twice, so that a password names its sending. */
    private Otp draw() {
      return Otp.of(String.format(Locale.ROOT, "%06d", drawn++));
    }
  }

  private static String words(WalletFailure failure) {
    if (failure instanceof AccountLocked locked) {
      return "AccountLocked until " + locked.until().get();
    }
    OtpRejection rejection = ((OtpRejected) failure).rejection();
    if (rejection instanceof OtpRejection.Wrong wrong) {
      return failure.kind() + " with " + wrong.guessesLeft().get();
    }
    return rejection instanceof OtpRejection.TooSoon early
        ? failure.kind() + " until " + early.notBefore()
        : failure.kind();
  }

  private static String kind(String words) {
    return words.split(" ", 2)[0];
  }

  /** The rules, stated once more, from the history alone. */
  private static final class Model {

    private record Entry(String what, Otp otp, Instant at) {}

    private final OtpPolicy policy;
    private final List<Entry> history = new ArrayList<>();

    Model(OtpPolicy policy) {
      this.policy = policy;
    }

    void sent(Otp otp, Instant at) {
      history.add(new Entry("sent", otp, at));
    }

    Otp any(Random random) {
      return history.get(random.nextInt(history.size())).otp;
    }

    String send(Otp otp, Instant now) {
      boolean done = count("passed") > 0;
      if (isLocked(now)) {
        return "AccountLocked until " + unlock();
      }
      if (!done && now.compareTo(since().plus(policy.resendAfter())) < 0) {
        return "OtpRejected.TooSoon until " + since().plus(policy.resendAfter());
      }
      sent(otp, now);
      return "sent";
    }

    String guess(Otp offered, Instant now) {
      if (count("passed") > 0) {
        return "OtpRejected.NotRequested";
      }
      if (count("wrong") == policy.guesses()) {
        return isLocked(now) ? "AccountLocked until " + unlock() : "OtpRejected.GuessesExhausted";
      }
      if (now.compareTo(since().plus(policy.validity())) >= 0) {
        return "OtpRejected.Expired";
      }
      if (offered.equals(current().get(0).otp)) {
        history.add(new Entry("passed", offered, now));
        return "passed";
      }
      history.add(new Entry("wrong", offered, now));
      long left = policy.guesses() - count("wrong");
      return left == 0 ? "OtpRejected.GuessesExhausted" : "OtpRejected.Wrong with " + left;
    }

    private boolean isLocked(Instant now) {
      return count("wrong") == policy.guesses() && now.compareTo(unlock()) < 0;
    }

    private Instant unlock() {
      return current().get(current().size() - 1).at.plus(policy.lock());
    }

    private Instant since() {
      return current().get(0).at;
    }

    private long count(String what) {
      return current().stream().filter(entry -> entry.what.equals(what)).count();
    }

    /** What happened from the last sending on. */
    private List<Entry> current() {
      int from = history.size() - 1;
      while (!history.get(from).what.equals("sent")) {
        from--;
      }
      return history.subList(from, history.size());
    }
  }
}
