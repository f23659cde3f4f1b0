package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.sandbox.RecordedRequest.RequestText;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the sandbox logs of every call, searched for secrets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxSecretsTest {

  private static final String KEY = "Kx4keYb82vTgJ";
  private static final String MOBILE = "983475610293847";
  private static final String TYPED = "Zq7otPx91kWv3R";
  private static final String ID = "cuStomer_Em6wXs29rC";

  private final Set<String> secrets = new TreeSet<>(Set.of(
      KEY,
      RawRequest.basic(KEY + ":").substring("Basic ".length()),
      RawRequest.basic(KEY).substring("Basic ".length(), "Basic ".length() + 16),
      MOBILE,
      TYPED,
      ID));
  private final SandboxFixture fixture = SandboxFixture.start();

  SandboxSecretsTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void none_is_logged_whatever_is_called_and_however_it_ends() {
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      allOperations();
      allFaults();
      allMagicOtps();
      badRequests();
      fixture.close();

      assertThat(secrets).hasSizeGreaterThan(10);
      assertThat(log.lines()).hasSizeGreaterThan(100);
      assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }
  }

  @Test
  void an_operation_is_logged_with_its_end_and_nothing_else() {
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      fixture.link();
      fixture.command("command=link&otp=" + TYPED);
      fixture.command("command=made_up_" + ID);
      fixture.get("/wallets/" + ID);
      fixture.command("command=delink");
      fixture.command("command=link&otp=000031");

      assertThat(log.lines().stream().filter(line -> line.startsWith("[INFO]")))
          .containsExactly(
              "[INFO] link: HTTP 200 {}",
              "[INFO] link: HTTP 400 wallet_already_linked {}",
              "[INFO] unknown command: HTTP 400 unknown_command {}",
              "[INFO] find: HTTP 404 object_not_found {}",
              "[INFO] delink: HTTP 200 {}",
              "[INFO] link: no response answer_lost {}");
    }
  }

  @Test
  void a_kept_request_prints_its_size_alone() {
    RequestText kept =
        new RequestText(Option.some("POST"), Option.some("/wallets/" + ID), "otp=" + TYPED);

    assertThat(kept).hasToString("RequestText(18 characters)");
  }

  @Test
  void the_accepted_key_is_in_the_state_and_not_in_the_log() throws IOException {
    try (SandboxFixture keyed =
            SandboxFixture.start(FakeWallets.create(), with -> with.apiKey(KEY));
        RecordingLogAppender log = RecordingLogAppender.attach()) {
      keyed.get(keyed.path());
      keyed.send(signed(RawRequest.get(keyed.path())));

      assertThat(keyed.get("/sandbox/state").json()).containsEntry("api_key", KEY);
      assertThat(log.lines()).hasSizeGreaterThan(1);
      assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(KEY));
    }
  }

  @Test
  void a_logged_secret_would_be_found() {
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      LoggerFactory.getLogger("test").trace("said {}", TYPED, new IOException(MOBILE));

      assertThat(log.lines()).singleElement().asString().contains(TYPED, MOBILE);
    }
  }

  private void allOperations() {
    send(RawRequest.post("/customers", "object_reference_id=" + ID));
    String all = "/customers/" + ID + "/wallets";
    String form = "gateway=MOBIKWIK&command=authenticate&mobile_number=" + MOBILE;
    WalletId wallet = WalletId.of(send(RawRequest.post(all, form)).field("id"));
    String path = "/wallets/" + wallet;
    send(RawRequest.post(path, "command=update&mobile_number=" + MOBILE));
    fixture.fake().clock().advance(Duration.ofMinutes(1));
    send(RawRequest.post(path, "command=authenticate"));
    send(RawRequest.post(path, "command=link&otp=" + TYPED));
    String otp = fixture.fake().inbox().newestOtp(wallet);
    secrets.add(otp);
    tokenOf(send(RawRequest.post(path, "command=link&otp=" + otp)));
    tokenOf(send(RawRequest.get(path)));
    tokenOf(send(RawRequest.post(path, "command=refresh")));
    tokenOf(send(RawRequest.get(path + "?command=refresh")));
    send(RawRequest.get(all));
    send(RawRequest.get(all + "/refresh-balances"));
    send(RawRequest.get("/sandbox/state"));
    send(RawRequest.post(path, "command=delink"));
  }

  private void tokenOf(RawResponse response) {
    assertThat(response.field("token")).startsWith("tok_");
    secrets.add(response.field("token"));
  }

  private void allFaults() {
    for (Fault.Kind kind : Fault.Kind.values()) {
      fixture.post(
          "/sandbox/faults",
          "operation=LINK&times=1&seconds=1&code=c&message=m&fault=" + FaultCommands.name(kind));
      ResponseSummary.of(
          fixture.client(), signed(RawRequest.post(fixture.path(), "command=link&otp=" + TYPED)));
    }
  }

  private void allMagicOtps() {
    for (MagicOtp magic : MagicOtp.values()) {
      RawRequest link =
          signed(RawRequest.post(fixture.path(), "command=link&otp=" + magic.typed()));
      ResponseSummary.of(fixture.client(), link);
      send(RawRequest.post(fixture.path(), "command=delink"));
    }
  }

  /** Where the HTTP library's own exceptions quote what was sent. */
  private void badRequests() {
    RawRequest form = RawRequest.post(fixture.path(), "command=link&otp=" + TYPED);
    String authority = fixture.sandbox().uri().getAuthority();
    for (String bytes : List.of(
        TYPED + " " + MOBILE + "\r\n\r\n",
        "GET /" + TYPED + " HTTP/1.1\r\nHost: " + MOBILE + ":99999\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + TYPED + "\r\n\r\n",
        signed(form.without(RawRequest.LENGTH).with("Transfer-Encoding", "chunked"))
            .text(authority),
        signed(form.with(RawRequest.LENGTH, "1000")).text(authority),
        signed(form.with(RawRequest.LENGTH, "-1")).text(authority),
        signed(form.with(RawRequest.TYPE, "text/plain")).text(authority),
        signed(form.with("Origin", "https://" + TYPED)).text(authority),
        signed(RawRequest.get("/wallets/" + TYPED + "%zz?otp=" + TYPED)).text(authority))) {
      fixture.client().sendAndHalfClose(bytes);
    }
  }

  private RawResponse send(RawRequest call) {
    return fixture.send(signed(call));
  }

  private static RawRequest signed(RawRequest call) {
    return call.with(RawRequest.AUTHORIZATION, RawRequest.basic(KEY + ":"))
        .with(RawRequest.ROUTING_ID, ID);
  }
}
