package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExceptionSummaryTest {

  @Test
  void is_the_classes_along_the_causes_and_quotes_nothing() {
    Throwable failure = new SSLHandshakeException("tok_secret");
    failure.initCause(new IOException("tok_secret", new UnknownHostException("tok_secret")));

    assertThat(ExceptionSummary.of(failure))
        .isEqualTo("SSLHandshakeException < IOException < UnknownHostException");
  }

  @Test
  void is_our_own_words_if_they_are_ours() {
    assertThat(ExceptionSummary.of(
            new NotSentException(ExchangeFailure.CLOSED, "no connection was free in time")))
        .isEqualTo("no connection was free in time");
    assertThat(ExceptionSummary.of(
            new ExecutionException(new NotSentException(ExchangeFailure.CLOSED, "tok_secret"))))
        .isEqualTo("ExecutionException < NotSentException");
  }

  @Test
  void names_a_class_that_has_no_simple_name() {
    assertThat(ExceptionSummary.of(new IOException("tok_secret") {}))
        .isEqualTo("ExceptionSummaryTest$1");
  }

  @Test
  void ends_where_causes_go_round() {
    Throwable first = new IOException("tok_secret");
    first.initCause(new IllegalStateException("tok_secret", first));

    assertThat(ExceptionSummary.of(first))
        .startsWith("IOException < IllegalStateException < IOException")
        .hasSizeLessThan(200);
  }

  @Test
  void ends_after_six_causes() {
    Throwable failure = new IOException("the last");
    for (int i = 0; i < 50; i++) {
      failure = new IllegalStateException(failure);
    }

    assertThat(ExceptionSummary.of(failure).split(" < ", -1)).hasSize(6);
  }
}
