package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.walletport.adapter.juspay.faults.RecordedOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureLogTest {

  private final FailureLog log = FailureLog.of(FailureLogTest.class);

  @Test
  void names_the_classes_of_a_failure_and_quotes_no_message() {
    try (RecordedOutput output = RecordedOutput.begin()) {
      log.error("ended in {}", new IllegalStateException("planted", new Error("planted")));
      log.warn("goes on after {}", new OutOfMemoryError("planted"));

      assertThat(output.lines())
          .containsExactly(
              "ended in IllegalStateException < Error{}", "goes on after OutOfMemoryError{}");
      assertThat(log.unreported()).isZero();
    }
  }

  @Test
  void counts_what_the_log_could_not_take() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.addTurboFilter(new FullHeapFilter());
    try {
      log.error("ended in {}", new IllegalStateException());
      log.warn("goes on after {}", new IllegalStateException());

      assertThat(log.unreported()).isEqualTo(2);
    } finally {
      context.resetTurboFilterList();
    }
  }

  /** A log that needs memory which is not there. */
  private static final class FullHeapFilter extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] parameters,
        @Nullable Throwable thrown) {
      if (logger.getName().equals(FailureLogTest.class.getName())) {
        throw new OutOfMemoryError("planted");
      }
      return FilterReply.NEUTRAL;
    }
  }
}
