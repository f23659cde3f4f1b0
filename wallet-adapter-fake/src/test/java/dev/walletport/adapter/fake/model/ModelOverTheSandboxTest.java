package dev.walletport.adapter.fake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The Juspay adapter over the sandbox answers as the model does, but for {@link WireChange}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelOverTheSandboxTest {

  @Test
  void the_adapter_agrees_over_http() throws IOException {
    try (SandboxSubjects subjects = SandboxSubjects.http(1)) {
      assertThat(new SequenceSearch(subjects.runner()).firstFailure(260)).isEmpty();
    }
  }

  @Test
  void the_adapter_agrees_over_http_if_it_repeats_reads() throws IOException {
    try (SandboxSubjects subjects = SandboxSubjects.http(2)) {
      assertThat(new SequenceSearch(subjects.runner()).firstFailure(40)).isEmpty();
    }
  }

  @Test
  void the_adapter_agrees_over_https() throws IOException {
    try (SandboxSubjects subjects = SandboxSubjects.https()) {
      assertThat(new SequenceSearch(subjects.runner()).firstFailure(50)).isEmpty();
    }
  }
}
