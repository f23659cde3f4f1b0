package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.domain.WalletId;
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

/** What the sandbox logs of every call, searched for everything that is nobody's business. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxSecretsTest {

  private static final String KEY = "Kx4keYb82vTgJ";
  private static final String MOBILE = "983475610293847";
  private static final String TYPED = "Zq7otPx91kWv3R";
  private static final String ID = "cuStomer_Em6wXs29rC";

  private final Set<String> secrets = new TreeSet<>(Set.of(
      KEY,
      Call.basic(KEY + ":").substring("Basic ".length()),
      Call.basic(KEY).substring("Basic ".length(), "Basic ".length() + 16),
      MOBILE,
      TYPED,
      ID));
  private final Stage stage = Stage.set();

  SandboxSecretsTest() throws IOException {}

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void none_is_logged_whatever_is_called_and_however_it_ends() {
    try (Overheard overheard = Overheard.begin()) {
      allOperations();
      allFaults();
      allMagicOtps();
      badRequests();
      stage.close();

      assertThat(secrets).hasSizeGreaterThan(10);
      assertThat(overheard.lines()).hasSizeGreaterThan(100);
      assertThat(overheard.lines()).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }
  }

  @Test
  void an_operation_is_logged_with_its_end_and_nothing_else() {
    try (Overheard overheard = Overheard.begin()) {
      stage.link();
      stage.command("command=link&otp=" + TYPED);
      stage.command("command=made_up_" + ID);
      stage.get("/wallets/" + ID);
      stage.command("command=delink");
      stage.command("command=link&otp=000031");

      assertThat(overheard.lines().stream().filter(line -> line.startsWith("[INFO]")))
          .containsExactly(
              "[INFO] link: HTTP 200 {}",
              "[INFO] link: HTTP 400 {}",
              "[INFO] unknown command: HTTP 400 {}",
              "[INFO] get: HTTP 404 {}",
              "[INFO] delink: HTTP 200 {}",
              "[INFO] link: ended by HANG_UP {}");
    }
  }

  @Test
  void a_secret_would_be_overheard() {
    try (Overheard overheard = Overheard.begin()) {
      LoggerFactory.getLogger("anybody").trace("said {}", TYPED, new IOException(MOBILE));

      assertThat(overheard.lines()).singleElement().asString().contains(TYPED, MOBILE);
    }
  }

  private void allOperations() {
    hear(Call.post("/customers", "object_reference_id=" + ID));
    String all = "/customers/" + ID + "/wallets";
    String form = "gateway=MOBIKWIK&command=authenticate&mobile_number=" + MOBILE;
    WalletId wallet = WalletId.of(hear(Call.post(all, form)).field("id"));
    String path = "/wallets/" + wallet;
    hear(Call.post(path, "command=update&mobile_number=" + MOBILE));
    stage.fake().clock().advance(Duration.ofMinutes(1));
    hear(Call.post(path, "command=authenticate"));
    hear(Call.post(path, "command=link&otp=" + TYPED));
    String otp = stage.fake().inbox().newestOtp(wallet);
    secrets.add(otp);
    tokenOf(hear(Call.post(path, "command=link&otp=" + otp)));
    tokenOf(hear(Call.get(path)));
    tokenOf(hear(Call.post(path, "command=refresh")));
    tokenOf(hear(Call.get(path + "?command=refresh")));
    hear(Call.get(all));
    hear(Call.get(all + "/refresh-balances"));
    hear(Call.get("/sandbox/state"));
    hear(Call.post(path, "command=delink"));
  }

  private void tokenOf(Reply reply) {
    assertThat(reply.field("token")).startsWith("tok_");
    secrets.add(reply.field("token"));
  }

  private void allFaults() {
    for (Fault.Kind kind : Fault.Kind.values()) {
      stage.post(
          "/sandbox/faults",
          "operation=LINK&times=1&seconds=1&code=c&message=m&fault=" + FaultCommands.name(kind));
      Seen.of(stage.wire(), signed(Call.post(stage.path(), "command=link&otp=" + TYPED)));
    }
  }

  private void allMagicOtps() {
    for (MagicOtp magic : MagicOtp.values()) {
      Call link = signed(Call.post(stage.path(), "command=link&otp=" + magic.typed()));
      Seen.of(stage.wire(), link);
      hear(Call.post(stage.path(), "command=delink"));
    }
  }

  /** Where the HTTP library's own exceptions quote what was sent. */
  private void badRequests() {
    Call form = Call.post(stage.path(), "command=link&otp=" + TYPED);
    String authority = stage.sandbox().uri().getAuthority();
    for (String bytes : List.of(
        TYPED + " " + MOBILE + "\r\n\r\n",
        "GET /" + TYPED + " HTTP/1.1\r\nHost: " + MOBILE + ":99999\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + TYPED + "\r\n\r\n",
        signed(form.without(Call.LENGTH).with("Transfer-Encoding", "chunked")).written(authority),
        signed(form.with(Call.LENGTH, "1000")).written(authority),
        signed(form.with(Call.LENGTH, "-1")).written(authority),
        signed(form.with(Call.TYPE, "text/plain")).written(authority),
        signed(form.with("Origin", "https://" + TYPED)).written(authority),
        signed(Call.get("/wallets/" + TYPED + "%zz?otp=" + TYPED)).written(authority))) {
      stage.wire().hearWhenSilent(bytes);
    }
  }

  private Reply hear(Call call) {
    return stage.hear(signed(call));
  }

  private static Call signed(Call call) {
    return call.with(Call.AUTHORIZATION, Call.basic(KEY + ":")).with(Call.ROUTING_ID, ID);
  }
}
