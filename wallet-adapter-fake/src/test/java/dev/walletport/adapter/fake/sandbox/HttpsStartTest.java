package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpsStartTest {

  /** By the time of the processor: on a busy machine the wall clock measures the others. */
  @Test
  void takes_at_most_a_second_for_the_certificates() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();

    Certificates made = Certificates.make(HostName.LOOPBACK, Instant.now());

    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(made.server().getProtocol()).isEqualTo("TLS");
  }
}
