package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.testing.DefaultLocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sandbox and the fake say is the same on a machine with digits of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxLocaleTest {

  @ParameterizedTest
  @MethodSource("dev.walletport.domain.testing.DefaultLocale#unusual")
  void changes_no_response(Locale locale) {
    List<String> expected = DefaultLocale.during(Locale.ROOT, SandboxLocaleTest::responses);

    List<String> actual = DefaultLocale.during(locale, SandboxLocaleTest::responses);

    assertThat(actual).isEqualTo(expected);
    assertThat(actual.get(0)).contains("You have 4 more attempts.");
  }

  private static List<String> responses() {
    try (SandboxFixture fixture = SandboxFixture.start()) {
      return responses(fixture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> responses(SandboxFixture fixture) {
    FakeWallets fake = fixture.fake();
    return List.of(
        fixture.command("command=link&otp=000000").body(),
        fixture.command("command=authenticate").body(),
        fixture.post(fixture.walletsPath(), "gateway=A+B").body(),
        fixture.link().body(),
        fixture.get(fixture.walletsPath()).body(),
        fixture.get("/sandbox/state").body().replaceAll("\"at\":\"[^\"]*\",\"millis\":[0-9]+,", ""),
        fake.snapshot().toString(),
        fake.inbox().newest(fixture.wallet()).get().text());
  }
}
