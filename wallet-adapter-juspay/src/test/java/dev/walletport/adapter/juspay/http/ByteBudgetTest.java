package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ByteBudgetTest {

  private static final byte[] CAME = {1, 2, 3};

  private final ByteBudget budget = new ByteBudget();

  @Test
  void reads_nothing_after_the_deadline_although_something_is_there() throws IOException {
    try (Socket socket = new Socket();
        InputStream input = budget.over(new ByteArrayInputStream(CAME), socket)) {
      budget.begin(new Deadline(System.nanoTime() - 1_000, 1_000), 100);

      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(input::read);
    }
  }

  @Test
  void reads_what_is_there_before_the_deadline() throws IOException {
    try (Socket socket = new Socket();
        InputStream input = budget.over(new ByteArrayInputStream(CAME), socket)) {
      budget.begin(Deadline.in(Duration.ofDays(1)), 100);

      assertThat(input.readAllBytes()).isEqualTo(CAME);
    }
  }

  @Test
  void reads_single_octets_up_to_the_end() throws IOException {
    byte[] octets = {0, (byte) 200};
    try (Socket socket = new Socket();
        InputStream input = budget.over(new ByteArrayInputStream(octets), socket)) {
      budget.begin(Deadline.in(Duration.ofDays(1)), 100);

      assertThat(input.read()).isZero();
      assertThat(input.read()).isEqualTo(200);
      assertThat(input.read()).isEqualTo(-1);
    }
  }

  @Test
  void takes_a_read_of_nothing_for_no_end() throws IOException {
    try (Socket socket = new Socket();
        InputStream input = budget.over(new ByteArrayInputStream(CAME), socket)) {
      budget.begin(Deadline.in(Duration.ofDays(1)), 100);

      assertThat(input.read(new byte[1], 0, 0)).isZero();
      assertThat(budget.isEnded()).isFalse();
      assertThat(input.readAllBytes()).isEqualTo(CAME);
      assertThat(budget.isEnded()).isTrue();
    }
  }
}
