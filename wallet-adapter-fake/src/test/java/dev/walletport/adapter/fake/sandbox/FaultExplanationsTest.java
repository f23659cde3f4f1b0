package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says of a fault is what happens. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultExplanationsTest {

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"SLOW", "SMS_FAILED", "PROVIDER_DOWN", "ANSWER_DRIPS"},
      mode = EnumSource.Mode.EXCLUDE)
  void say_whether_the_wallet_is_linked_and_which_status_the_client_gets(Fault.Kind kind)
      throws IOException {
    try (SandboxFixture fixture = SandboxFixture.start()) {
      String details = "&seconds=5&code=own_code&message=Own words.";
      String form = "operation=LINK&times=1&fault=" + FaultCommands.name(kind) + details;
      fixture.post("/sandbox/faults", form);
      String explanation = FaultExplanations.of(kind);

      RawResponse response = fixture.link();

      assertThat(fixture.isLinked()).isEqualTo(explanation.startsWith("The call is applied"));
      statuses(explanation).forEach(status -> assertThat(response.status()).isEqualTo(status));
      assertThat(response.text().isEmpty())
          .isEqualTo(explanation.matches(".*(without a byte|reset before).*"));
    }
  }

  private static Set<Integer> statuses(String explanation) {
    return Arrays.stream(explanation.split("[^0-9]+"))
        .filter(number -> number.length() == 3)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  @Test
  void say_that_an_sms_does_not_arrive() throws IOException {
    try (SandboxFixture fixture = SandboxFixture.start()) {
      fixture.fake().clock().advance(Duration.ofMinutes(1));
      fixture.fake().faults().next(WalletOperation.REQUEST_OTP, Fault.smsFailed());
      int messages = fixture.fake().inbox().messages().size();

      fixture.command("command=authenticate");

      assertThat(FaultExplanations.of(Fault.Kind.SMS_FAILED)).contains("no SMS arrives");
      assertThat(fixture.fake().inbox().messages()).hasSize(messages);
    }
  }
}
