package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.walletport.adapter.juspay.DocumentedApiProvider.Wallet;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * A server on loopback that behaves as Juspay's pages say, and answers what no page says with 400
 * in the shape of the page on linking and a code of our own.
 */
final class DocumentedApiServer implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  private final DocumentedApiProvider provider;
  private final String credentials;
  private final HttpServer server;

  private DocumentedApiServer(DocumentedApiProvider provider, JuspayApiKey key) {
    this.provider = provider;
    this.credentials =
        "Basic " + Base64.getEncoder().encodeToString((key.reveal() + ":").getBytes(UTF_8));
    this.server = ServerBootstrap.bootstrap()
        .setLocalAddress(InetAddress.getLoopbackAddress())
        .setRequestRouter((request, context) -> (asked, answer, ignored) -> handle(asked, answer))
        .create();
  }

  static DocumentedApiServer start(DocumentedApiProvider provider, JuspayApiKey key)
      throws IOException {
    DocumentedApiServer pages = new DocumentedApiServer(provider, key);
    pages.server.start();
    return pages;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() {
    server.close(CloseMode.IMMEDIATE);
  }

  private void handle(ClassicHttpRequest request, ClassicHttpResponse response)
      throws IOException, HttpException {
    Asked asked = new Asked(request);
    ownerOf(asked)
        .filter(provider::knows)
        .forEach(owner -> provider.heard(owner, asked.routingId, asked.operation()));
    Answer answer = provider.responses().next(asked.operation()).to(() -> answer(asked));
    response.setCode(answer.status);
    answer.retryAfter.forEach(time -> response.setHeader("Retry-After", time.toSeconds()));
    response.setEntity(new StringEntity(answer.body, ContentType.APPLICATION_JSON));
  }

  private Option<CustomerId> ownerOf(Asked asked) {
    if (asked.isOfCustomer()) {
      return Option.some(CustomerId.of(asked.segment(1)));
    }
    Wallet wallet = provider.wallet(asked.segment(1));
    return wallet == null ? Option.none() : Option.some(wallet.owner);
  }

  private synchronized Answer answer(Asked asked) throws IOException {
    if (!asked.authorization.equals(credentials)) {
      return new Answer(401, "{\"status\":\"error\",\"error_code\":\"access_denied\"}");
    }
    if (asked.isOfCustomer()) {
      return ofCustomer(asked, CustomerId.of(asked.segment(1)));
    }
    Wallet wallet = provider.wallet(asked.segment(1));
    if (wallet == null) {
      return new Answer(404, error("object_not_found", "Wallet not found."));
    }
    return ofWallet(asked, wallet);
  }

  private Answer ofCustomer(Asked asked, CustomerId customer) throws IOException {
    if (!provider.knows(customer)) {
      return refusal("null_error", "Customer not found for given customerId.");
    }
    if (asked.method.equals("POST")) {
      return create(asked, customer);
    }
    List<Wallet> wallets = provider.walletsOf(customer);
    if (asked.path.endsWith("/refresh-balances")) {
      wallets.stream().filter(wallet -> wallet.linked).forEach(Wallet::refresh);
    }
    return new Answer(200, list(wallets));
  }

  private Answer create(Asked asked, CustomerId customer) throws IOException {
    WalletProvider gateway = WalletProvider.of(asked.field("gateway"));
    if (!provider.knows(gateway)) {
      return refusal("gateway_not_found", "No such gateway.");
    }
    Wallet wallet = provider.open(customer, gateway);
    return asked.field("command").equals("authenticate")
        ? sendOtp(wallet)
        : new Answer(200, json(wallet));
  }

  private Answer ofWallet(Asked asked, Wallet wallet) throws IOException {
    return switch (asked.field("command")) {
      case "" -> new Answer(200, json(wallet));
      case "authenticate" -> wallet.linked ? alreadyLinked() : sendOtp(wallet);
      case "link" -> wallet.linked ? alreadyLinked() : link(asked, wallet);
      case "delink" -> wallet.linked ? delink(wallet) : notLinked();
      case "refresh" -> wallet.linked ? refresh(wallet) : notLinked();
      case "update" -> wallet.linked ? alreadyLinked() : update(wallet);
      default -> refusal("unknown_command", "Unknown command.");
    };
  }

  private Answer sendOtp(Wallet wallet) throws IOException {
    Option<WalletFailure> refusal = wallet.sendOtp();
    return refusal.isDefined() ? refusal(refusal.get()) : new Answer(200, json(wallet));
  }

  private Answer link(Asked asked, Wallet wallet) throws IOException {
    if (asked.field("otp").isEmpty()) {
      return refusal("Invalid", "OTP is required while linking wallet.");
    }
    if (!wallet.hasChallenge()) {
      return refusal(new OtpRejected(new OtpRejection.NotRequested()));
    }
    Option<WalletFailure> refusal = wallet.link(asked.field("otp"));
    return refusal.isDefined() ? refusal(refusal.get()) : new Answer(200, json(wallet));
  }

  private Answer delink(Wallet wallet) throws IOException {
    wallet.delink();
    return new Answer(200, json(wallet));
  }

  private Answer refresh(Wallet wallet) throws IOException {
    wallet.refresh();
    return new Answer(200, json(wallet));
  }

  private Answer update(Wallet wallet) throws IOException {
    wallet.moveToAnotherNumber();
    return new Answer(200, json(wallet));
  }

  private static Answer alreadyLinked() throws IOException {
    return refusal("wallet_already_linked", "The wallet is linked.");
  }

  private static Answer notLinked() throws IOException {
    return refusal("wallet_not_linked", "The wallet is not linked.");
  }

  private Answer refusal(WalletFailure failure) throws IOException {
    if (failure instanceof AccountLocked locked) {
      return refusal("user_locked", "Locked.").waiting(locked.until().map(this::untilThen));
    }
    OtpRejection rejection = ((OtpRejected) failure).rejection();
    if (rejection instanceof OtpRejection.TooSoon soon) {
      return refusal("otp_too_soon", "Too soon.").waiting(Option.some(untilThen(soon.notBefore())));
    }
    if (rejection instanceof OtpRejection.Wrong wrong) {
      String words = "Incorrect OTP. You have " + wrong.guessesLeft().get()
          + " more attempts before we lock your account.";
      return refusal("otp_incorrect", words);
    }
    if (rejection instanceof OtpRejection.Expired) {
      return refusal("otp_expired", "The OTP has expired.");
    }
    return rejection instanceof OtpRejection.GuessesExhausted
        ? refusal("otp_attempts_exhausted", "You have exceeded maximum OTP attempts.")
        : refusal("otp_not_requested", "No OTP was requested.");
  }

  /** Rounded up, so that no client comes back too early. */
  private Duration untilThen(Instant then) {
    return Duration.ofSeconds(
        Duration.between(provider.now(), then).plusMillis(999).toSeconds());
  }

  private static Answer refusal(String code, String message) throws IOException {
    return new Answer(400, error(code, message));
  }

  private static String error(String code, String message) throws IOException {
    return written(json -> {
      json.writeStartObject();
      json.writeStringField("error_message", message);
      json.writeStringField("status", "Invalid Request");
      json.writeStringField("error_code", code);
      json.writeEndObject();
    });
  }

  private static String json(Wallet wallet) throws IOException {
    return written(json -> write(json, wallet));
  }

  private static String list(List<Wallet> wallets) throws IOException {
    return written(json -> {
      json.writeStartObject();
      json.writeStringField("object", "list");
      json.writeArrayFieldStart("list");
      for (Wallet wallet : wallets) {
        write(json, wallet);
      }
      json.writeEndArray();
      json.writeNumberField("count", wallets.size());
      json.writeNumberField("offset", 0);
      json.writeNumberField("total", wallets.size());
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Wallet wallet) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", wallet.id.value());
    json.writeStringField("object", "wallet_account");
    json.writeStringField("wallet", wallet.provider.code());
    json.writeBooleanField("linked", wallet.linked);
    if (wallet.linked) {
      json.writeStringField("token", wallet.freshToken());
      json.writeNumberField("current_balance", wallet.shown);
      json.writeStringField("last_refreshed", wallet.refreshedAt.toString());
    } else {
      json.writeNullField("token");
      json.writeNullField("current_balance");
      json.writeNullField("last_refreshed");
    }
    json.writeEndObject();
  }

  private static String written(Writing writing) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writing.to(json);
    }
    return text.toString();
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  record Answer(int status, String body, Option<Duration> retryAfter) {
    private Answer(int status, String body) {
      this(status, body, Option.none());
    }

    /** The refusal of a provider that limits the rate. */
    static Answer throttled(Duration wait) {
      return new Answer(429, "{\"status\":\"error\"}", Option.some(wait));
    }

    private Answer waiting(Option<Duration> retryAfter) {
      return new Answer(status, body, retryAfter);
    }
  }

  /** A request, taken apart. */
  private static final class Asked {
    private final String method;
    private final String path;
    private final String authorization;
    private final RoutingId routingId;
    private final List<String> segments = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();

    private Asked(ClassicHttpRequest request) throws IOException, HttpException {
      String[] target = request.getPath().split("\\?", 2);
      method = request.getMethod();
      path = target[0];
      authorization = request.getHeader("Authorization").getValue();
      routingId = RoutingId.of(request.getHeader("x-routing-id").getValue());
      for (String segment : path.substring(1).split("/", -1)) {
        segments.add(decoded(segment));
      }
      take(target.length > 1 ? target[1] : "");
      take(request.getEntity() == null ? "" : EntityUtils.toString(request.getEntity()));
    }

    private void take(String form) {
      for (String pair : form.isEmpty() ? new String[0] : form.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        fields.put(decoded(parts[0]), decoded(parts[1]));
      }
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, UTF_8);
    }

    private boolean isOfCustomer() {
      return segment(0).equals("customers");
    }

    private WalletOperation operation() {
      return isOfCustomer() ? operationOnCustomer() : operationOnWallet();
    }

    private WalletOperation operationOnCustomer() {
      if (method.equals("POST")) {
        return WalletOperation.CREATE;
      }
      return path.endsWith("/refresh-balances")
          ? WalletOperation.REFRESH_ALL
          : WalletOperation.LIST;
    }

    private WalletOperation operationOnWallet() {
      return switch (field("command")) {
        case "authenticate" -> WalletOperation.REQUEST_OTP;
        case "link" -> WalletOperation.LINK;
        case "delink" -> WalletOperation.DELINK;
        case "refresh" -> WalletOperation.REFRESH;
        case "update" -> WalletOperation.CHANGE_MOBILE_NUMBER;
        default -> WalletOperation.FIND;
      };
    }

    private String segment(int index) {
      return segments.get(index);
    }

    private String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
