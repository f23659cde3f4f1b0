package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error body of section 4 of the wire contract, and what the pages leave open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorTableTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final WalletId WALLET = WalletId.of("wlt_1");
  private static final JuspayApiKey KEY = JuspayApiKey.of("the_key");

  @Test
  void the_seed_page_says_that_the_otp_is_missing() {
    assertRejected(
        "{'error_message':'OTP is required while linking wallet.','status':'Invalid Request',"
            + "'error_code':'Invalid'}",
        new OtpRejection.Missing());
  }

  @ParameterizedTest
  @CsvSource({
    "LP_INCORRECT_OTP, 'Incorrect OTP. 2 more attempts before we lock your account', 2",
    "otp_incorrect, 'You have 4 more attempts before we lock your account.', 4",
    "INCORRECT_OTP, '1 more try', 1",
    "INCORRECT_OTP, '1000 more attempts', 1000",
    "INCORRECT_OTP, 'You have 5000 more attempts.', 5000"
  })
  void a_wrong_otp_counts_down(String code, String message, int left) {
    assertRejected(body(code, message), new OtpRejection.Wrong(Option.some(left)));
  }

  @Test
  void a_wrong_otp_may_come_without_a_count() {
    assertRejected(body("LP_INCORRECT_OTP", "Wrong."), new OtpRejection.Wrong(Option.none()));
    assertRejected(
        body("LP_INCORRECT_OTP", "1,000 more attempts"), new OtpRejection.Wrong(Option.none()));
    assertRejected(
        body("LP_INCORRECT_OTP", "10000 more attempts"), new OtpRejection.Wrong(Option.none()));
  }

  @ParameterizedTest
  @CsvSource({
    "LP_INCORRECT_OTP, You have exceeded maximum OTP attempts",
    "LP_INCORRECT_OTP, 0 more attempts",
    "otp_attempts_exhausted, Whatever"
  })
  void the_last_wrong_otp_ends_the_guesses(String code, String message) {
    assertRejected(body(code, message), new OtpRejection.GuessesExhausted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LP_USER_LOCKED", "user_locked", "USER_LOCKED"})
  void a_locked_customer_is_locked(String code) {
    assertThat(failure(400, body(code, "Locked."))).isEqualTo(new AccountLocked(Option.none()));
    assertThat(failure(WalletOperation.LINK, response(400, "60", body(code, "Locked."))))
        .isEqualTo(new AccountLocked(Option.some(NOW.plusSeconds(60))));
  }

  @Test
  void an_expired_otp_is_expired() {
    assertRejected(body("otp_expired", "Late."), new OtpRejection.Expired());
    assertRejected("{'error_info':{'code':'EXPIRED'}}", new OtpRejection.Expired());
  }

  @Test
  void what_expired_is_the_otp_only_when_linking() {
    assertThat(
            failure(WalletOperation.DELINK, response(400, "", "{'error_info':{'code':'EXPIRED'}}")))
        .isEqualTo(new Refused("EXPIRED", ""));
  }

  @Test
  void an_otp_without_a_request_is_not_requested() {
    assertRejected(body("otp_not_requested", "None."), new OtpRejection.NotRequested());
  }

  @Test
  void an_otp_wanted_too_soon_says_when_it_may_be() {
    OtpRejection soon = new OtpRejection.TooSoon(NOW.plusSeconds(12));

    assertThat(failure(
            WalletOperation.REQUEST_OTP, response(400, "12", body("otp_too_soon", "Too soon."))))
        .isEqualTo(new OtpRejected(soon));
    assertRejected(body("otp_too_soon", "Try again in 12 seconds."), soon);
    assertRejected(body("otp_too_soon", "Try again."), new OtpRejection.TooSoon(NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{'status':'error','error_code':'access_denied'}|access_denied|''",
        "401|{'error_code':'missing_authentication','error_message':'No key.'}"
            + "|missing_authentication|No key.",
        "401|''|HTTP 401|''",
        "401|<html>|HTTP 401|''",
        "403|{'error':true,'error_message':'Internal Server error.','user_message':'Bad Origin.',"
            + "'error_info':{'code':'BAD_ORIGIN'}}|BAD_ORIGIN|Internal Server error.",
        "400|{'error_info':{'code':'UNAUTHENTICATED','user_message':'Who?'}}|UNAUTHENTICATED|Who?",
        "400|{'error_code':'access_denied'}|access_denied|''"
      })
  void credentials_are_refused(int status, String body, String code, String message) {
    assertThat(failure(status, body)).isEqualTo(new CredentialsRefused(code, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|''",
        "404|<html>",
        "404|{'error_code':'object_not_found'}",
        "400|{'error_code':'object_not_found'}",
        "400|{'error_info':{'code':'RESOURCE_NOT_FOUND'}}"
      })
  void an_unknown_wallet_or_customer_is_not_found(int status, String body) {
    assertThat(failure(status, body)).isEqualTo(new WalletNotFound(WALLET));
    assertThat(failure(
            new WalletCall(WalletOperation.LIST, CUSTOMER, Option.none(), "/", Option.none()),
            response(status, "", body)))
        .isEqualTo(new CustomerNotFound(CUSTOMER.id()));
  }

  @Test
  void an_unknown_customer_is_known_by_the_words() {
    assertThat(failure(400, body("null_error", "Customer not found for given customerId.")))
        .isEqualTo(new CustomerNotFound(CUSTOMER.id()));
    assertThat(failure(400, body("null_error", "Something was null.")))
        .isEqualTo(new Refused("null_error", "Something was null."));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "5, PT5S",
        "0, PT0S",
        "86400, PT24H",
        "'Fri, 02 Jan 2026 03:04:15 GMT', PT10S",
        "'Fri, 02 Jan 2026 03:04:00 GMT', PT0S",
        "'Friday, 02-Jan-26 03:04:15 GMT', PT10S",
        "'Fri Jan  2 03:04:15 2026', PT10S",
        "'Fri, 02 Jan 2026 03:04:15 +0000', none",
        "soon, none",
        "-5, none",
        "99999999999999999999, none",
        "'', none"
      })
  void too_many_calls_are_throttled(String retryAfter, Duration wait) {
    assertThat(failure(WalletOperation.LINK, response(429, retryAfter, "")))
        .isEqualTo(new Throttled(Option.of(wait)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wallet_already_linked", "wallet_not_linked", "INVALID_ACTION"})
  void a_wrong_state_has_to_be_read_first(String code) {
    RefusalHandling refusal = refusal(WalletOperation.LINK, response(400, "", body(code, "No.")));

    assertThat(refusal).isEqualTo(new RefusalHandling.WrongState(new Refused(code, "No.")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{'error_code':'gateway_not_found','error_message':'No.'}|gateway_not_found|No.",
        "400|{'error_code':null,'error_message':null,'error_info':null}|HTTP 400|''",
        "400|{'error_code':17,'error_message':['x'],'error_info':'x'}|HTTP 400|''",
        "400|[{'error_code':'x'}]|HTTP 400|''",
        "409|{'status':'INVALID request','error_info':{'code':'DUPLICATE_REQUEST',"
            + "'category':'USER_ERROR','fields':[{'field_name':'x','reason':'y'}],"
            + "'developer_message':'Busy.','request_id':'r','href':'h'}}|DUPLICATE_REQUEST|Busy.",
        "422|''|HTTP 422|''"
      })
  void anything_else_is_refused_with_what_the_provider_said(
      int status, String body, String code, String message) {
    assertThat(failure(status, body)).isEqualTo(new Refused(code, message));
  }

  @Test
  void what_the_provider_said_is_cleaned_of_digits_and_secrets() {
    String body =
        body("X_345678", "OTP a+b/c= for 9876543210 by the_key and tk_abc, 123 times\\u0000");
    Form form = Form.of("command", "link").withSecret("otp", "a+b/c=");

    WalletFailure failure = failure(
        WalletCall.post(WalletOperation.LINK, CUSTOMER, WALLET, form), response(400, "", body));

    assertThat(failure)
        .isEqualTo(new Refused("X_****", "OTP **** for **** by **** and ****, 123 times?"));
  }

  @Test
  void what_the_provider_said_is_masked_in_any_encoding_before_it_is_cut() {
    String code = "X_%34%38%32%39%31%33_" + "y".repeat(60);
    String message = "z".repeat(250) + "%34%38%32%39%31%33";
    Form form = Form.of("command", "link").withSecret("otp", "482913");

    WalletFailure failure = failure(
        WalletCall.post(WalletOperation.LINK, CUSTOMER, WALLET, form),
        response(400, "", body(code, message)));

    assertThat(failure)
        .isEqualTo(new Refused("X_****_" + "y".repeat(60), "z".repeat(250) + "****"));
    assertThat(failure.toString()).contains("z****,");
  }

  private static void assertRejected(String body, OtpRejection rejection) {
    assertThat(failure(400, body)).isEqualTo(new OtpRejected(rejection));
  }

  private static WalletFailure failure(int status, String body) {
    return failure(WalletOperation.LINK, response(status, "", body));
  }

  private static WalletFailure failure(WalletOperation operation, Response response) {
    return ((RefusalHandling.Plain) refusal(operation, response)).failure();
  }

  private static WalletFailure failure(WalletCall call, Response response) {
    return ((RefusalHandling.Plain) refusal(call, response)).failure();
  }

  private static RefusalHandling refusal(WalletOperation operation, Response response) {
    return refusal(WalletCall.get(operation, CUSTOMER, WALLET, ""), response);
  }

  private static RefusalHandling refusal(WalletCall call, Response response) {
    return new ErrorTable(RefusalTable.standard(), new Masking(call.secrets(), KEY))
        .read(call, response, NOW);
  }

  private static Response response(int status, String retryAfter, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
    return new Response(status, Option.some(retryAfter), bytes);
  }

  private static String body(String code, String message) {
    return "{'status':'Bad','error_code':'" + code + "','error_message':'" + message + "'}";
  }
}
