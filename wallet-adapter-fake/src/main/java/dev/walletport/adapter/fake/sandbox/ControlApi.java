package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The controls of the fake over HTTP, for the page and for tests in other languages: a form by
 * POST, and JSON in return.
 */
final class ControlApi {

  private final FakeWallets fake;
  private final StateJson state;
  private final FaultCommands faults;
  private final Map<String, Command> commands;

  ControlApi(FakeWallets fake, RoutingRule routing) {
    this.fake = fake;
    this.state = new StateJson(fake, routing);
    this.faults = new FaultCommands(fake);
    this.commands = commands();
  }

  private Map<String, Command> commands() {
    return Map.ofEntries(
        command("customers", fields -> done(() -> fake.openCustomer(customer(fields)))),
        command("wallets", this::openWallet),
        command("lock", fields -> done(() -> fake.lock(customer(fields)))),
        command("unlock", fields -> done(() -> fake.unlock(customer(fields)))),
        command("link-elsewhere", fields -> done(() -> fake.linkElsewhere(wallet(fields)))),
        command("delink-elsewhere", fields -> done(() -> fake.delinkElsewhere(wallet(fields)))),
        command("balance", fields -> done(() -> setBalance(fields))),
        command("clock", fields -> done(() -> fake.clock().advance(fields.seconds("seconds")))),
        command("policy", fields -> done(() -> fake.setPolicy(provider(fields), policy(fields)))),
        command("faults", fields -> done(() -> faults.set(fields))),
        command("faults/clear", fields -> done(() -> faults.clear(fields))),
        command("debit", this::debit),
        command("reset", fields -> done(fake::reset)));
  }

  private static Map.Entry<String, Command> command(String name, Command command) {
    return Map.entry("sandbox/" + name, command);
  }

  /** Answers what comes after {@code /sandbox/}. */
  SandboxResponse answer(SandboxRequest request) throws RequestRejectedException {
    return request.matches("sandbox", "state")
        ? state(request.requireMethod("GET"))
        : runCommand(request);
  }

  /** With an ETag: a client that polls every second gets 304 until the state changes. */
  private SandboxResponse state(SandboxRequest request) {
    SandboxResponse now = SandboxResponse.json(200, state.now());
    String tag = tag(now.body());
    boolean unchanged = request.header("If-None-Match").contains(tag);
    return (unchanged ? SandboxResponse.of(304, SandboxResponse.JSON, new byte[0]) : now)
        .with("ETag", tag);
  }

  private static String tag(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    return "\"" + HexFormat.of().toHexDigits(sum.getValue()) + "-" + body.length + "\"";
  }

  /** What the fake refuses is answered with its message, which holds no secret. */
  private SandboxResponse runCommand(SandboxRequest request) throws RequestRejectedException {
    Command command = command(request.path());
    try {
      return command.run(FormFields.of(request.requireMethod("POST")));
    } catch (IllegalArgumentException e) {
      throw RequestRejectedException.of(ErrorCode.INVALID, String.valueOf(e.getMessage()));
    }
  }

  private Command command(String path) throws RequestRejectedException {
    return Option.of(commands.get(path))
        .getOrElseThrow(
            () -> RequestRejectedException.of(ErrorCode.NOT_FOUND, "There is no such path."));
  }

  private static CustomerId customer(FormFields fields) {
    return CustomerId.of(fields.text("customer"));
  }

  private static WalletId wallet(FormFields fields) {
    return WalletId.of(fields.text("wallet"));
  }

  private static WalletProvider provider(FormFields fields) {
    return WalletProvider.of(fields.text("provider"));
  }

  private SandboxResponse openWallet(FormFields fields) {
    WalletId made = fake.openWallet(customer(fields), wish(fields));
    return SandboxResponse.json(200, json -> {
      json.writeStartObject();
      json.writeStringField("wallet", made.value());
      json.writeEndObject();
    });
  }

  private static NewWallet wish(FormFields fields) {
    NewWallet wish = NewWallet.at(provider(fields));
    Option<MobileNumber> number = fields.given("mobile_number").map(MobileNumber::of);
    NewWallet numbered = number.map(wish::withMobileNumber).getOrElse(wish);
    return fields.isTrue("first_otp") ? numbered.withFirstOtp() : numbered;
  }

  private void setBalance(FormFields fields) {
    fake.setBalance(wallet(fields), fields.amount("amount"));
  }

  private static OtpPolicy policy(FormFields fields) {
    return new OtpPolicy(
        OtpForm.digits(fields.number("length")),
        fields.seconds("validity_seconds"),
        fields.number("guesses"),
        fields.seconds("resend_seconds"),
        fields.seconds("lock_seconds"));
  }

  private SandboxResponse debit(FormFields fields) {
    boolean debited =
        fake.debit(DebitToken.of(fields.text("token"), fake.clock().instant()));
    return SandboxResponse.json(200, json -> {
      json.writeStartObject();
      json.writeBooleanField("debited", debited);
      json.writeEndObject();
    });
  }

  private static SandboxResponse done(Runnable command) {
    command.run();
    return SandboxResponse.of(200, SandboxResponse.JSON, "{}".getBytes(UTF_8));
  }

  /** A control. */
  @FunctionalInterface
  private interface Command {
    SandboxResponse run(FormFields fields);
  }
}
