package dev.walletport.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs what docs/getting-started.md quotes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GettingStartedTest {

  @Test
  void the_first_link_ends_with_a_debited_and_delinked_wallet() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      FirstLink.main(new String[0]);
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("linked: MOBIKWIK", "debited: true", "delinked: MOBIKWIK");
  }

  @Test
  void the_settings_lead_to_the_host_that_the_page_says_and_show_no_key() {
    assertThat(FirstSettings.sandbox("your_api_key"))
        .hasToString("JuspaySettings[https://sandbox.juspay.in, apiKey hidden]");
    assertThat(FirstSettings.production("your_api_key"))
        .hasToString("JuspaySettings[https://api.juspay.in, apiKey hidden]");
  }
}
