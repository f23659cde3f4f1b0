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
  void changes_no_reply(Locale locale) {
    List<String> expected = DefaultLocale.during(Locale.ROOT, SandboxLocaleTest::replies);

    List<String> actual = DefaultLocale.during(locale, SandboxLocaleTest::replies);

    assertThat(actual).isEqualTo(expected);
    assertThat(actual.get(0)).contains("You have 4 more attempts.");
  }

  private static List<String> replies() {
    try (SandboxFixture stage = SandboxFixture.set()) {
      return replies(stage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> replies(SandboxFixture stage) {
    FakeWallets fake = stage.fake();
    return List.of(
        stage.command("command=link&otp=000000").body(),
        stage.command("command=authenticate").body(),
        stage.post(stage.all(), "gateway=A+B").body(),
        stage.link().body(),
        stage.get(stage.all()).body(),
        stage.get("/sandbox/state").body(),
        fake.snapshot().toString(),
        fake.inbox().newest(stage.wallet()).get().text());
  }
}
