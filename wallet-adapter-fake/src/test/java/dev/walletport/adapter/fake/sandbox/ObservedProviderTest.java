package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.ProviderBehaviour;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a host was seen to do otherwise, as far as it shows over the wire alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ObservedProviderTest {

  private static SandboxFixture seen(Departure departure) throws IOException {
    FakeWallets fake = FakeWallets.behavingAs(ProviderBehaviour.standard().with(departure));
    return SandboxFixture.start(fake, settings -> settings);
  }

  private static RawResponse refreshByGet(SandboxFixture fixture) {
    return fixture.get(fixture.path() + "?command=refresh");
  }

  private static RawResponse refreshByPost(SandboxFixture fixture) {
    return fixture.command("command=refresh");
  }

  private static void assertUnlinked(RawResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json()).containsEntry("linked", false);
  }

  @Test
  void gives_no_wait_in_a_header() throws IOException {
    try (SandboxFixture fixture = seen(Departure.WAITS_HAVE_NO_HEADER)) {
      RawResponse refused = fixture.command("command=authenticate");

      assertThat(refused.field("error_code")).isEqualTo("otp_too_soon");
      assertThat(refused.header("Retry-After")).isEmpty();
      assertThat(refused.header("Content-Type")).startsWith("application/json");
    }
  }

  @Test
  void refreshes_by_post_alone() throws IOException {
    try (SandboxFixture fixture = seen(Departure.REFRESH_BY_POST_ALONE)) {
      RawResponse linked = fixture.link();

      assertThat(linked.status()).isEqualTo(200);
      assertThat(refreshByGet(fixture).status()).isEqualTo(405);
      assertThat(refreshByPost(fixture).status()).isEqualTo(200);
    }
  }

  @Test
  void refreshes_by_get_alone() throws IOException {
    try (SandboxFixture fixture = seen(Departure.REFRESH_BY_GET_ALONE)) {
      RawResponse linked = fixture.link();

      assertThat(linked.status()).isEqualTo(200);
      assertThat(refreshByGet(fixture).status()).isEqualTo(200);
      assertThat(refreshByPost(fixture).status()).isEqualTo(400);
    }
  }

  @Test
  void answers_a_refresh_with_the_unlinked_wallet() throws IOException {
    try (SandboxFixture fixture = seen(Departure.REFRESH_ANSWERS_UNLINKED)) {
      assertUnlinked(refreshByGet(fixture));
      assertUnlinked(refreshByPost(fixture));
    }
  }

  @Test
  void answers_a_wrong_otp_with_the_unlinked_wallet() throws IOException {
    try (SandboxFixture fixture = seen(Departure.WRONG_OTP_ANSWERS_UNLINKED)) {
      assertUnlinked(fixture.command("command=link&otp=999999"));
      assertThat(fixture.isLinked()).isFalse();
    }
  }
}
