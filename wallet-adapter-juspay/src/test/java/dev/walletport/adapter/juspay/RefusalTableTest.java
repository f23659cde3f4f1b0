package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTableTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final WalletId WALLET = WalletId.of("wlt_1");
  private static final JuspayApiKey KEY = JuspayApiKey.of("the_key");
  private static final Path PAGE = Path.of("..", "docs", "juspay.md");

  @Nested
  class A_code {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "INVALID_OTP",
          "WRONG_OTP",
          "OTP_INVALID",
          "LP_INVALID_OTP",
          "LP_INCORRECT_OTP",
          "INCORRECT_OTP",
          "OTP_MISMATCH",
          "otp-mismatch",
          "invalid.otp",
          "invalid otp",
          "InvalidOtp",
          "invalidOTP",
          "INVALIDOTP",
          "PAYTM_INVALID_OTP",
          "MOBIKWIK_WALLET_WRONG_OTP",
          "INVALID_OTP_ERROR",
          "INVALID_OTP_ENTERED",
          "OTP_IS_INVALID"
        })
    void of_a_wrong_otp_is_known_in_any_order_and_spelling(String code) {
      assertThat(failure(400, code, "No.")).isEqualTo(new OtpRejected(wrong()));
      assertThat(failure(401, code, "No.")).isEqualTo(new OtpRejected(wrong()));
      assertThat(failure(403, code, "No.")).isEqualTo(new OtpRejected(wrong()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "otp_expired",
          "expired_otp",
          "EXPIRED_OTP",
          "OtpExpired",
          "LP_OTP_EXPIRED",
          "EXPIRED",
          "LP_EXPIRED",
          "PAYTM_EXPIRED",
          "otp_has_expired"
        })
    void of_an_expired_otp_is_known(String code) {
      assertThat(failure(400, code, "The OTP is too old."))
          .isEqualTo(new OtpRejected(new OtpRejection.Expired()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CARD_EXPIRED",
          "TOKEN_EXPIRED",
          "MANDATE_TOKEN_EXPIRED",
          "SESSION_EXPIRED",
          "NOT_EXPIRED",
          "CARD_LOCKED",
          "OBJECT_LOCKED",
          "UNLOCKED",
          "NOT_INVALID_OTP",
          "INVALID_OTP_LENGTH",
          "NO_OTP_CONSENT",
          "OTP_SERVICE_DOWN",
          "OTP",
          "INVALID",
          "EXPIRED_CARD",
          "EXPIREDNESS",
          "PREEXPIRED"
        })
    void of_something_else_is_a_plain_refusal(String code) {
      assertThat(failure(400, code, "No.")).isEqualTo(new Refused(code, "No."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Session has expired", "Card expired", "Your token is expired."})
    void that_says_expired_is_of_an_otp_only_by_its_words(String message) {
      assertThat(failure(400, "EXPIRED", message)).isEqualTo(new Refused("EXPIRED", message));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "locked",
          "LP_ACCOUNT_LOCKED",
          "LP_USER_LOCKED",
          "ACCOUNT_BLOCKED",
          "user.locked",
          "PAYTM_LOCKED",
          "MBK_USER_LOCKED",
          "FC_USER_LOCKED",
          "OLA_USER_LOCKED",
          "AMAZON_USER_LOCKED",
          "TWID_USER_LOCKED",
          "AccountLocked"
        })
    void of_a_locked_account_is_known(String code) {
      assertThat(failure(400, code, "No.")).isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(403, code, "No.")).isEqualTo(new AccountLocked(Option.none()));
    }

    @Test
    void is_found_in_either_place() {
      assertThat(failure(
              WalletOperation.LINK,
              400,
              "{'error_code':'Invalid','error_info':{'code':'LP_INCORRECT_OTP'}}"))
          .isEqualTo(new OtpRejected(wrong()));
    }

    @ParameterizedTest
    @CsvSource({"401, x", "403, x", "401, INVALID_INPUT"})
    void that_is_unknown_leaves_401_and_403_to_the_credentials(int status, String code) {
      assertThat(failure(status, code, "Who?")).isEqualTo(new CredentialsRefused(code, "Who?"));
    }

    @Test
    void that_is_known_decides_before_429() {
      assertThat(failure(429, "LP_USER_LOCKED", "")).isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(429, "x", "Too many attempts")).isEqualTo(new Throttled(Option.none()));
    }

    /** The words may be about an OTP. */
    @Test
    void of_a_429_has_its_wait_from_the_header_alone() {
      assertThat(failure(429, "x", "Again in 30 seconds.")).isEqualTo(new Throttled(Option.none()));
    }
  }

  @Nested
  class The_words {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Invalid OTP",
          "Invalid OTP.",
          "The OTP entered is invalid",
          "OTP you have entered is incorrect.",
          "Incorrect otp",
          "wrong OTP!",
          "Please enter a valid OTP",
          "OTP does not match",
          "OTP didn't match",
          "OTP mismatch",
          "Invalid or expired OTP",
          "You have entered an incorrect one-time password",
          "OTP verification failed",
          "Invalid verification code",
          "Wrong passcode",
          "Incorrect OTP code"
        })
    void tell_a_wrong_otp_where_the_code_is_generic(String message) {
      for (String code : List.of("INVALID_INPUT", "Invalid", "513")) {
        assertThat(failure(400, code, message)).isEqualTo(new OtpRejected(wrong()));
      }
    }

    @ParameterizedTest
    @CsvSource({
      "OTP has expired, Expired",
      "Your OTP is expired., Expired",
      "Expired OTP, Expired",
      "One time password expired, Expired",
      "OTP is required while linking wallet., Missing",
      "otp is missing, Missing",
      "OTP cannot be blank, Missing",
      "You have reached the maximum attempts, GuessesExhausted",
      "Maximum number of attempts exceeded, GuessesExhausted",
      "No attempts left, GuessesExhausted",
      "Too many wrong attempts, GuessesExhausted",
      "Your attempts are over, GuessesExhausted",
      "All tries exhausted, GuessesExhausted",
      "You have exceeded the max limit, GuessesExhausted",
      "Missing OTP, Missing",
      "Empty OTP, Missing",
      "No OTP found, NotRequested",
      "OTP not found, NotRequested",
      "No OTP was generated, NotRequested",
      "OTP was not requested, NotRequested"
    })
    void tell_what_else_is_wrong_with_an_otp(String message, String rejection) {
      WalletFailure failure = failure(400, "Invalid", message);

      assertThat(failure).isInstanceOf(OtpRejected.class);
      assertThat(((OtpRejected) failure).rejection().getClass().getSimpleName())
          .isEqualTo(rejection);
    }

    @Test
    void may_have_an_apostrophe_of_ascii() {
      String body = "{\"error_code\":\"Invalid\",\"error_message\":\"OTP didn't match\"}";
      Response response = new Response(400, Option.none(), body.getBytes(UTF_8));

      assertThat(failure(RefusalTable.standard(), link(), response))
          .isEqualTo(new OtpRejected(wrong()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "user", "customer", "wallet"})
    void tell_that_what_is_locked_is_an_account(String name) {
      assertThat(failure(400, "Invalid", "Your " + name + " is temporarily blocked"))
          .isEqualTo(new AccountLocked(Option.none()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "service",
          "server",
          "gateway",
          "provider",
          "request",
          "session",
          "api",
          "token",
          "consent",
          "config",
          "configuration",
          "channel",
          "type",
          "template",
          "flow",
          "length",
          "reference",
          "ref",
          "generation"
        })
    void about_something_that_is_named_after_an_otp_tell_nothing(String name) {
      String message = "Invalid OTP " + name + " response";

      assertThat(failure(400, "Invalid", message)).isEqualTo(new Refused("Invalid", message));
    }

    @Test
    void tell_that_the_account_is_locked() {
      assertThat(failure(400, "Invalid", "Your account has been locked."))
          .isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(400, "LP_INCORRECT_OTP", "Incorrect OTP. Your account is now locked."))
          .isEqualTo(new AccountLocked(Option.none()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "OTP service unavailable",
          "Invalid OTP service response",
          "OTP could not be sent",
          "Invalid card",
          "OTP session has expired",
          "Token expired",
          "Card expired. Enter the OTP of the new one."
        })
    void about_something_else_tell_nothing(String message) {
      assertThat(failure(400, "Invalid", message)).isEqualTo(new Refused("Invalid", message));
    }

    @Test
    void about_an_otp_count_only_where_one_was_sent() {
      assertThat(failure(
              WalletOperation.DELINK, 400, "{'error_code':'x','error_message':'Invalid OTP'}"))
          .isEqualTo(new Refused("x", "Invalid OTP"));
    }

    @ParameterizedTest
    @CsvSource({
      "9 attempts remaining, 9",
      "2 attempts left, 2",
      "You have 2 more attempts, 2",
      "remaining attempts: 2, 2",
      "Attempts left: 3, 3",
      "only 1 attempt left, 1",
      "1 try left, 1",
      "Incorrect OTP. 2 tries left., 2",
      "You have 2 attempts remaining before we lock your account, 2",
      "2 remaining attempts, 2",
      "2 more OTP attempts, 2",
      "1000 more attempts, 1000"
    })
    void tell_how_many_guesses_are_left(String message, int left) {
      assertThat(failure(400, "INVALID_OTP", message))
          .isEqualTo(new OtpRejected(new OtpRejection.Wrong(Option.some(left))));
    }

    @ParameterizedTest
    @CsvSource({
      "'Maximum 3 attempts allowed, 2 attempts left', 2",
      "'Max attempts: 3. You have 1 more attempt.', 1",
      "'2 attempts left of a maximum of 3 attempts', 2",
      "'You have exceeded the maximum of tries for today but 1 try is left', 1",
      "'No attempts are lost yet: attempts left: 3', 3",
      "'Remaining attempts: 2 (maximum attempts: 3)', 2",
      "'2 remaining attempts', 2",
      "'You have 2 more OTP attempts before we lock your account', 2"
    })
    void that_tell_of_a_guess_left_are_of_a_wrong_otp(String message, int left) {
      assertThat(failure(400, "Invalid", message))
          .isEqualTo(new OtpRejected(new OtpRejection.Wrong(Option.some(left))));
      assertThat(failure(
              WalletOperation.DELINK, 400, "{'error_code':'x','error_message':'" + message + "'}"))
          .isEqualTo(new Refused("x", message));
    }

    @ParameterizedTest
    @CsvSource({
      "Maximum 3 attempts allowed, 2 attempts left, 2",
      "2 attempts left, Maximum 3 attempts allowed, 2",
      "Too many attempts lock the account., You have 1 more attempt., 1",
      "Max attempts: 3, Remaining attempts: 2, 2"
    })
    void that_tell_of_a_guess_left_in_another_message_are_of_a_wrong_otp(
        String first, String second, int left) {
      assertThat(failureOf(first, second))
          .isEqualTo(new OtpRejected(new OtpRejection.Wrong(Option.some(left))));
    }

    @ParameterizedTest
    @CsvSource({
      "Maximum 3 attempts allowed, 0 attempts left",
      "Wrong OTP, No attempts left",
      "Maximum attempts exceeded, Try again later"
    })
    void that_tell_of_no_guess_left_in_one_message_tell_that_all_are_used(
        String first, String second) {
      assertThat(failureOf(first, second))
          .isEqualTo(new OtpRejected(new OtpRejection.GuessesExhausted()));
    }

    private WalletFailure failureOf(String first, String second) {
      return failure(
          WalletOperation.LINK,
          400,
          "{'error_code':'Invalid','error_message':'" + first + "','user_message':'" + second
              + "'}");
    }

    @ParameterizedTest
    @CsvSource({
      "'Maximum 3 attempts allowed, 0 attempts left', GuessesExhausted",
      "'Maximum 3 attempts, attempts left: 0', GuessesExhausted",
      "'The OTP expired. 2 attempts left', Expired",
      "'No OTP was requested. 2 attempts left', NotRequested",
      "'OTP is required. 2 attempts left', Missing"
    })
    void that_tell_of_a_guess_left_leave_what_else_they_say(String message, String rejection) {
      assertThat(failure(400, "Invalid", message))
          .isInstanceOfSatisfying(
              OtpRejected.class,
              rejected -> assertThat(rejected.rejection()).hasToString(rejection + "[]"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "10000 attempts left",
          "1,000 attempts left",
          "-1 attempts left",
          "remaining attempts: 1,000",
          "remaining attempts: -1",
          "remaining attempts: 10000",
          "attempts left: 1 000",
          "2.5 attempts left",
          "attempts left: 2.5",
          "2 attempts leftover",
          "2 attempts made"
        })
    void tell_no_number_rather_than_a_part(String message) {
      assertThat(failure(400, "INVALID_OTP", message)).isEqualTo(new OtpRejected(wrong()));
    }
  }

  @Nested
  class Rows_of_the_host {
    @Test
    void come_first() {
      RefusalTable table =
          RefusalTable.standard().with(RefusalRow.code("INVALID_OTP").means(RefusalMeaning.LOCKED));

      assertThat(failure(table, link(), response(400, "{'error_code':'INVALID_OTP'}")))
          .isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(table, link(), response(400, "{'error_code':'WRONG_OTP'}")))
          .isEqualTo(new OtpRejected(wrong()));
    }

    @Test
    void fit_by_code_operation_status_words_and_provider_together() {
      RefusalTable table = RefusalTable.standard()
          .with(RefusalRow.code("513")
              .on(WalletOperation.LINK)
              .withStatus(422)
              .saying("try  again")
              .means(RefusalMeaning.WRONG_OTP));
      String body = "{'error_code':'513','error_message':'Please TRY again!'}";

      assertThat(failure(table, link(), response(422, body))).isEqualTo(new OtpRejected(wrong()));
      assertThat(failure(table, link(), response(400, body))).isInstanceOf(Refused.class);
      assertThat(failure(table, link(), response(422, body.replace("again", "later"))))
          .isInstanceOf(Refused.class);
      assertThat(failure(table, link(), response(422, body.replace("513", "5133"))))
          .isInstanceOf(Refused.class);
      assertThat(failure(
              table,
              WalletCall.get(WalletOperation.DELINK, CUSTOMER, WALLET, ""),
              response(422, body)))
          .isInstanceOf(Refused.class);
    }

    @Test
    void know_the_provider_by_the_prefix_of_a_code() {
      RefusalTable table = RefusalTable.standard()
          .with(
              RefusalRow.code("513").at(WalletProvider.PAYTM).means(RefusalMeaning.WRONG_OTP),
              RefusalRow.code("513").at(WalletProvider.LAZYPAY).means(RefusalMeaning.LOCKED));

      assertThat(failure(table, link(), response(400, "{'error_code':'PAYTM_513'}")))
          .isEqualTo(new OtpRejected(wrong()));
      assertThat(failure(table, link(), response(400, "{'error_code':'LP_513'}")))
          .isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(table, link(), response(400, "{'error_code':'513'}")))
          .isEqualTo(new Refused("513", ""));
    }

    @Test
    void know_the_provider_of_a_wallet_that_is_made() {
      RefusalTable table = RefusalTable.standard()
          .with(RefusalRow.code("513").at(WalletProvider.TWID).means(RefusalMeaning.LOCKED));
      Response response = response(400, "{'error_code':'513'}");

      assertThat(failure(table, create("TWID_V2"), response))
          .isEqualTo(new AccountLocked(Option.none()));
      assertThat(failure(table, create("PAYTM"), response)).isEqualTo(new Refused("513", ""));
    }

    @Test
    void ask_for_a_code_for_words_or_for_a_status() {
      assertThatIllegalArgumentException().isThrownBy(RefusalRow::code);
      assertThatIllegalArgumentException().isThrownBy(() -> RefusalRow.code("_"));
      assertThatIllegalArgumentException().isThrownBy(() -> RefusalRow.words(" . "));
      assertThatIllegalArgumentException().isThrownBy(RefusalRow::status);
    }

    /** A word boundary of Java 19 and later knows ASCII letters alone. */
    @ParameterizedTest
    @CsvSource({
      "неверный код, Неверный код., true",
      "неверный код, Ваш неверный код!, true",
      "неверный код, Неверный кодекс, false",
      "गलत, यह गलत है, true",
      "opération refusée, Une OPÉRATION REFUSÉE, true",
      "otp 513, Otp 513, true",
      "otp 513, Otp 5130, false",
      "otp 513, xotp 513, false"
    })
    void have_words_in_any_script(String words, String message, boolean fits) {
      RefusalTable table = RefusalTable.standard()
          .with(RefusalRow.words(words).on(WalletOperation.LINK).means(RefusalMeaning.WRONG_OTP));
      String body =
          "{'error_code':'Invalid','error_message':'%s'}".formatted(message.replace("'", "\u2019"));

      assertThat(failure(table, link(), response(400, body)) instanceof OtpRejected)
          .isEqualTo(fits);
    }

    @Test
    void make_equal_tables_if_they_are_equal() {
      RefusalRow row = RefusalRow.words("Try again").means(RefusalMeaning.WRONG_OTP);
      RefusalRow same = RefusalRow.words("try again").means(RefusalMeaning.WRONG_OTP);

      assertThat(RefusalTable.standard().with(row))
          .isEqualTo(RefusalTable.standard().with(same))
          .isNotEqualTo(RefusalTable.standard());
      assertThat(RefusalTable.standard().with(row).rows().get(0).source())
          .isEqualTo(RefusalSource.HOST);
    }

    private WalletCall create(String provider) {
      return WalletCall.post(
          WalletOperation.CREATE, CUSTOMER, Form.of("gateway", provider).with("command", "x"));
    }
  }

  @Test
  void every_standard_row_has_an_id_of_its_own() {
    assertThat(RefusalTable.standard().rows()).extracting(RefusalRow::id).doesNotHaveDuplicates();
  }

  @Test
  void the_page_shows_the_standard_rows_in_order() throws IOException {
    List<String> shown;
    try (Stream<String> lines = Files.lines(PAGE)) {
      shown =
          lines.filter(line -> line.startsWith("| `") && line.contains(" | `")).toList();
    }

    assertThat(shown)
        .containsExactlyElementsOf(
            RefusalTable.standard().rows().stream().map(RefusalTableTest::line).toList());
  }

  private static String line(RefusalRow row) {
    return "| `" + row.id() + "` | " + row.condition() + " | `" + row.meaning() + "` | "
        + row.source() + " |";
  }

  private static OtpRejection wrong() {
    return new OtpRejection.Wrong(Option.none());
  }

  private static WalletFailure failure(int status, String code, String message) {
    return failure(
        WalletOperation.LINK,
        status,
        "{'error_code':'" + code + "','error_message':'" + message.replace("'", "\u2019") + "'}");
  }

  private static WalletFailure failure(WalletOperation operation, int status, String body) {
    return failure(
        RefusalTable.standard(),
        WalletCall.get(operation, CUSTOMER, WALLET, ""),
        response(status, body));
  }

  private static WalletFailure failure(RefusalTable table, WalletCall call, Response response) {
    return new ErrorTable(table, new Masking(call.secrets(), KEY))
        .read(call, response, NOW)
        .fold(RefusalHandling.Plain::failure, RefusalHandling.WrongState::otherwise);
  }

  private static WalletCall link() {
    return WalletCall.get(WalletOperation.LINK, CUSTOMER, WALLET, "");
  }

  private static Response response(int status, String body) {
    return new Response(status, Option.none(), body.replace('\'', '"').getBytes(UTF_8));
  }
}
