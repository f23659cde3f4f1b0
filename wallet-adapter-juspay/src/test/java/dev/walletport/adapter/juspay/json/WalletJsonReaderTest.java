package dev.walletport.adapter.juspay.json;

import static dev.walletport.domain.testing.Answers.ignore;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.juspay.Payloads;
import dev.walletport.domain.Balance;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.SubAccount;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of section 3 of the wire contract. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletJsonReaderTest {

  private static final Instant ASKED = SampleWallets.READ_AT;

  @Nested
  class The_state {
    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\""})
    void is_linked_by_a_boolean_or_its_name(String linked) throws IOException {
      assertThat(wallet("'linked':" + linked)).isInstanceOf(Linked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\""})
    void is_unlinked_by_a_boolean_or_its_name(String linked) throws IOException {
      assertThat(wallet("'linked':" + linked)).isInstanceOf(Unlinked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "0", "\"\"", "\"True\"", "\"yes\"", "[true]", "{}", "1.0"})
    void is_never_guessed(String linked) {
      assertUnreadable(json("'linked':" + linked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"yes\"", "[true]", "{\"linked\":true}"})
    void of_another_type_is_named_as_what_is_wrong(String linked) {
      assertThatThrownBy(() -> read(json("'linked':" + linked + ",'x':1")))
          .hasMessage("linked is neither true nor false");
    }

    @Test
    void that_is_missing_is_never_guessed() {
      assertUnreadable(json("'token':'tok_1'"));
    }

    @Test
    void that_is_said_twice_is_never_guessed() {
      assertUnreadable(json("'linked':false,'linked':true"));
      assertUnreadable(json("'linked':true,'linked':true"));
    }
  }

  @Nested
  class The_identity {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'id':'wlt_1','wallet':'PAYTM','linked':false}",
          "{'id':'wlm_vNb87tTUvbb86bDvNb87tTUvbb86bD','wallet':'PAYTM','linked':false}",
          "{'id':'wlt_1','wallet':'A_PROVIDER_OF_TOMORROW','linked':false}",
          "{'id':'wlt_1','object':null,'wallet':'PAYTM','linked':false}",
          "{'linked':false,'wallet':'PAYTM','object':'wallet_account','id':'wlt_1'}",
        })
    void may_come_in_any_order_and_from_any_provider(String json) throws IOException {
      assertThat(read(json)).isInstanceOf(Unlinked.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'wallet':'PAYTM','linked':false}",
          "{'id':null,'wallet':'PAYTM','linked':false}",
          "{'id':'','wallet':'PAYTM','linked':false}",
          "{'id':'..','wallet':'PAYTM','linked':false}",
          "{'id':17,'wallet':'PAYTM','linked':false}",
          "{'id':'wlt_1','linked':false}",
          "{'id':'wlt_1','wallet':null,'linked':false}",
          "{'id':'wlt_1','wallet':'','linked':false}",
          "{'id':'wlt_1','wallet':['PAYTM'],'linked':false}",
          "{'id':'wlt_1','object':'customer','wallet':'PAYTM','linked':false}",
          "{'id':'wlt_1','object':1,'wallet':'PAYTM','linked':false}",
        })
    void is_required(String json) {
      assertUnreadable(json);
    }
  }

  @Nested
  class The_balance {
    @ParameterizedTest
    @CsvSource({
      "250, 250",
      "0, 0",
      "-3, -3",
      "250.75, 250.75",
      "250.00, 250.00",
      "1e2, 100",
      "'\"250.75\"', 250.75",
      "'\"0\"', 0",
      "'\"250.00\"', 250.00",
      "123456789012345678901234567890, 123456789012345678901234567890",
      "0.0123456789, 0.0123456789"
    })
    void is_exact_whatever_its_type(String json, BigDecimal amount) throws IOException {
      assertThat(balance(json).get().amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void may_be_unknown(String json) throws IOException {
      assertThat(balance(json)).isEqualTo(Option.none());
    }

    @Test
    void that_is_missing_is_unknown() throws IOException {
      assertThat(((Linked) wallet("'linked':true")).funds().balance()).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "true",
          "[]",
          "{}",
          "\"much\"",
          "\"1,000\"",
          "\" 1\"",
          "\"1e9\"",
          "\"0x1\"",
          "\"NA\"",
          "\"1,234.50\"",
          "\" 250.00\"",
          "\"250.00 \"",
          "\"250.00 INR\"",
          "{\"amount\":250}",
          "[250]",
          "1e1000000",
          "1e31",
          "-1e1000000",
          "1234567890123456789012345678901",
          "0.000000000000000000001"
        })
    void of_a_wrong_type_or_form_or_out_of_bounds_is_unknown(String json) throws IOException {
      assertThat(balance(json)).isEqualTo(Option.none());
      assertThat(unread("'linked':true,'current_balance':" + json)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+1", "01", "1.", "Infinity"})
    void that_is_no_json_is_unreadable(String json) {
      assertUnreadable(json("'linked':true,'current_balance':" + json));
    }

    private Option<Balance> balance(String json) throws IOException {
      return ((Linked) wallet("'linked':true,'current_balance':" + json))
          .funds()
          .balance();
    }
  }

  @Nested
  class The_date_of_the_balance {
    @ParameterizedTest
    @CsvSource({
      "2016-08-01T08:07:52+0000, 2016-08-01T08:07:52Z",
      "2016-08-01T08:07:52+0530, 2016-08-01T02:37:52Z",
      "2016-08-01T08:07:52+05:30, 2016-08-01T02:37:52Z",
      "2016-08-01T08:07:52+00, 2016-08-01T08:07:52Z",
      "2023-09-11T08:29:47Z, 2023-09-11T08:29:47Z",
      "2023-09-11T08:26:15.000Z, 2023-09-11T08:26:15Z",
      "2023-09-11T08:26:15.123456Z, 2023-09-11T08:26:15.123456Z"
    })
    void has_many_forms(String date, Instant instant) throws IOException {
      assertThat(date("\"" + date + "\"")).isEqualTo(Option.some(instant));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "null", "\"\"", "\"yesterday\"", "\"2016-08-01\"", "\"2016-13-01T08:07:52Z\"",
          "\"2016-08-01T08:07:52\"", "1470038872", "true", "{\"at\":1}", "[1]"
        })
    void that_is_unreadable_is_unknown_and_loses_nothing_else(String json) throws IOException {
      assertThat(date(json)).isEqualTo(Option.none());
    }

    private Option<Instant> date(String json) throws IOException {
      String fields = "'linked':true,'current_balance':1,'last_refreshed':" + json;
      return ((Linked) wallet(fields)).funds().balance().get().readAt();
    }
  }

  @Nested
  class The_token {
    @ParameterizedTest
    @ValueSource(strings = {"tok_winysteev9eftrwcv6me", "tk_1", "tkn_1", "x"})
    void is_opaque_and_as_old_as_the_call(String text) throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'token':'" + text + "'");

      assertThat(linked.funds().token()).isEqualTo(Option.some(DebitToken.of(text, ASKED)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"'linked':true", "'linked':true,'token':null", "'linked':true,'token':''"})
    void may_be_missing(String fields) throws IOException {
      assertThat(((Linked) wallet(fields)).funds().token()).isEqualTo(Option.none());
    }

    @Test
    void of_another_type_is_unreadable() {
      assertUnreadable(json("'linked':true,'token':123456"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\\r",
          "\\n",
          "\\t",
          "\\b",
          "\\u0000",
          "\\u001f",
          "\\u007f",
          "\\u0085",
          "\\u00a0",
          "\\u2028",
          "\\u202e",
          "\\ufeff",
          "\\ud800",
          "\\udc00",
          "\\udc00\\ud800",
          "\\ud83d\\ude00",
          "\u00e9",
          "\u0085",
          "\u007f",
          " "
        })
    void with_anything_but_visible_ascii_is_none(String character) throws IOException {
      for (String token :
          List.of(character, "tok_" + character, character + "1", "t" + character + "1")) {
        Linked linked =
            (Linked) wallet("'linked':true,'current_balance':5,'token':'" + token + "'");

        assertThat(linked.funds().token()).isEqualTo(Option.none());
        assertThat(linked.funds().balance().isDefined()).isTrue();
      }
    }

    @Test
    void may_have_any_visible_ascii() throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'token':'!#%&*+-./:;<=>?@~\\u0041\\\\'");

      assertThat(linked.funds().token())
          .isEqualTo(Option.some(DebitToken.of("!#%&*+-./:;<=>?@~A\\", ASKED)));
    }
  }

  @Nested
  class The_details {
    @Test
    void hold_reference_bank_code_and_metadata() throws IOException {
      WalletAccount account = wallet(
          "'linked':false,'gateway_reference_id':'ref',"
              + "'juspay_bank_code':'JP_PAYTM','metadata':{'mobile_number':'9876543210','device_id':''}");

      assertThat(account.details().gatewayReferenceId()).isEqualTo(Option.some("ref"));
      assertThat(account.details().bankCode()).isEqualTo(Option.some("JP_PAYTM"));
      assertThat(account.details().metadata())
          .isEqualTo(Map.of("mobile_number", "9876543210", "device_id", ""));
    }

    @Test
    void may_be_one_of_them_alone() throws IOException {
      assertThat(wallet("'linked':false,'gateway_reference_id':'ref'").details())
          .isEqualTo(new WalletDetails(Option.some("ref"), Option.none(), Map.of()));
      assertThat(wallet("'linked':false,'juspay_bank_code':'JP_PAYTM'").details())
          .isEqualTo(new WalletDetails(Option.none(), Option.some("JP_PAYTM"), Map.of()));
      assertThat(wallet("'linked':false,'metadata':{'a':'b'}").details())
          .isEqualTo(new WalletDetails(Option.none(), Option.none(), Map.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{}", "{\"a\":null,\"b\":{\"c\":1},\"d\":[1]}"})
    void may_have_no_metadata(String json) throws IOException {
      assertThat(wallet("'linked':false,'metadata':" + json).details().metadata())
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'metadata':[]",
          "'metadata':'x'",
          "'metadata':false",
          "'metadata':3",
          "'gateway_reference_id':true",
          "'gateway_reference_id':1",
          "'juspay_bank_code':{}"
        })
    void of_another_type_are_unknown(String field) throws IOException {
      WalletAccount account = wallet("'linked':false," + field);

      assertThat(account.details()).isEqualTo(WalletDetails.none());
      assertThat(unread("'linked':false," + field)).hasSize(1);
    }

    @Test
    void that_are_too_long_are_unknown() throws IOException {
      String text = "x".repeat(16 * 1024 + 1);

      assertThat(unread("'linked':false,'gateway_reference_id':'" + text + "'"))
          .containsExactly("gateway_reference_id STRING");
      assertThat(wallet("'linked':false,'metadata':{'a':'" + text + "','b':'y'}")
              .details()
              .metadata())
          .isEqualTo(Map.of("b", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-9", "0.", "9e"})
    void may_be_followed_by_a_number_of_any_length_that_is_not_read(String begin)
        throws IOException {
      String number = begin + "9".repeat(50_000);

      assertThat(wallet("'new':" + number + ",'linked':false,'more':[{'x':" + number + "}]"))
          .isInstanceOf(Unlinked.class);
      assertThat(unread("'linked':true,'current_balance':" + number))
          .containsExactly("current_balance NUMBER");
    }

    @Test
    void that_are_unread_are_told_by_key_and_type_alone() throws IOException {
      assertThat(unread("'linked':true,'metadata':false,'gateway_reference_id':17,"
              + "'juspay_bank_code':['JP'],'last_refreshed':'yesterday','current_balance':{},"
              + "'sub_details':[null,{'payment_method':1,'current_balance':'NA'}],'other':{}"))
          .containsExactly(
              "metadata BOOLEAN",
              "gateway_reference_id NUMBER",
              "juspay_bank_code ARRAY",
              "last_refreshed STRING",
              "current_balance OBJECT",
              "sub_details NULL",
              "payment_method NUMBER",
              "current_balance STRING");
    }

    @Test
    void that_are_known_to_come_empty_are_not_told() throws IOException {
      assertThat(unread("'linked':true,'metadata':'','current_balance':'','last_refreshed':'',"
              + "'gateway_reference_id':null,'juspay_bank_code':null,'sub_details':null"))
          .isEmpty();
    }

    @Test
    void may_be_followed_by_fields_that_are_not_known_yet() throws IOException {
      WalletAccount account =
          wallet("'auth_params':{'deep':[1,{'linked':true}]},'linked':false,'new':null");

      assertThat(account).isInstanceOf(Unlinked.class);
    }
  }

  @Nested
  class The_sub_accounts {
    @Test
    void have_a_method_a_type_and_a_balance() throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'sub_details':["
          + "{'payment_method':'LAZYPAY','payment_method_type':'CONSUMER_FINANCE',"
          + "'last_refreshed':'2023-09-11T08:26:15.000Z','current_balance':'100.5'},"
          + "{'payment_method':'TWID','payment_method_type':'SOMETHING_NEW','more':[]},"
          + "{'payment_method_type':'WALLET'}]");

      assertThat(linked.funds().subAccounts())
          .isEqualTo(List.of(
              new SubAccount(
                  "LAZYPAY",
                  SubAccount.Type.CONSUMER_FINANCE,
                  Option.some(
                      Balance.of(new BigDecimal("100.5"), Instant.parse("2023-09-11T08:26:15Z")))),
              new SubAccount("TWID", new SubAccount.Type("SOMETHING_NEW"), Option.none())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void may_be_none(String json) throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'sub_details':" + json);

      assertThat(linked.funds().subAccounts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"\"", "[1]", "[[]]", "[null]", "3", "[\"x\"]"})
    void of_another_type_are_left_out(String json) throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'token':'tok_1','sub_details':" + json);

      assertThat(linked.funds().subAccounts()).isEmpty();
      assertThat(linked.funds().token().isDefined()).isTrue();
      assertThat(unread("'linked':true,'sub_details':" + json)).hasSize(1);
    }

    @Test
    void that_are_readable_stay_beside_others() throws IOException {
      Linked linked = (Linked) wallet("'linked':true,'sub_details':[7,"
          + "{'payment_method':'A','current_balance':true,'payment_method_type':[]},null]");

      assertThat(linked.funds().subAccounts())
          .containsExactly(new SubAccount("A", new SubAccount.Type(""), Option.none()));
    }
  }

  @Nested
  class A_list {
    @Test
    void holds_wallets_in_the_order_given_whatever_its_count_says() throws IOException {
      WalletList wallets = WalletJsonReader.list(
          bytes("{'total':9,'object':'list','count':0,'offset':null,'list':["
              + json("'linked':true") + "," + other("'linked':'false'") + "]}"),
          ASKED);

      assertThat(wallets).hasSize(2);
      assertThat(wallets.wallets().get(0)).isInstanceOf(Linked.class);
      assertThat(wallets.wallets().get(1)).isInstanceOf(Unlinked.class);
    }

    @Test
    void with_one_wallet_in_two_states_cannot_be_trusted() {
      assertListUnreadable(json("'linked':true") + "," + json("'linked':false"));
      assertListUnreadable(json("'linked':'false'") + "," + json("'linked':true"));
      assertListUnreadable(
          json("'linked':true") + "," + other("'linked':true") + "," + json("'linked':false"));
    }

    @Test
    void with_one_wallet_of_two_providers_cannot_be_trusted() {
      assertListUnreadable("{'id':'wlt_1','wallet':'PAYTM','linked':true},"
          + "{'id':'wlt_1','wallet':'SIMPL','linked':true}");
    }

    @Test
    void with_one_wallet_twice_in_one_state_has_it_once_as_it_came_first() throws IOException {
      String wallets = json("'linked':true,'token':'tok_1'") + "," + other("'linked':true") + ","
          + json("'linked':'true','token':'tok_2'");

      WalletList list = WalletJsonReader.list(bytes("{'list':[" + wallets + "]}"), ASKED);

      assertThat(list).extracting(wallet -> wallet.id().value()).containsExactly("wlt_1", "wlt_2");
      assertThat(((Linked) list.wallets().get(0)).funds().token())
          .isEqualTo(Option.some(DebitToken.of("tok_1", ASKED)));
    }

    private void assertListUnreadable(String wallets) {
      assertThatThrownBy(() -> WalletJsonReader.list(bytes("{'list':[" + wallets + "]}"), ASKED))
          .isInstanceOf(UnreadableResponseException.class);
    }

    @Test
    void may_be_empty() throws IOException {
      assertThat(WalletJsonReader.list(bytes("{'list':[]}"), ASKED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "{}",
          "{'list':null}",
          "{'list':{}}",
          "{'object':'wallet_account','list':[]}",
          "{'list':[{'id':'wlt_1','id':'wlt_1','wallet':'PAYTM','linked':false}]}",
          "{'list':[{'id':'wlt_1','wallet':'PAYTM','linked':false},]}",
          "{'object':1,'list':[]}",
          "{'list':[]} {}",
          "{'list':["
        })
    void that_is_no_list_or_no_json_is_unreadable(String json) {
      assertThatThrownBy(() -> WalletJsonReader.list(bytes(json), ASKED))
          .isInstanceOf(UnreadableResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "null",
          "1",
          "'x'",
          "[]",
          "[{'id':'wlt_9','wallet':'PAYTM','linked':true}]",
          "{}",
          "{'id':'wlt_***','wallet':'PAYTM','linked':true}",
          "{'id':17,'wallet':'PAYTM','linked':true}",
          "{'id':{'x':[1]},'wallet':'PAYTM','linked':true}",
          "{'id':'wlt_9','wallet':'PAYTM'}",
          "{'id':'wlt_9','wallet':'PAYTM','linked':null}",
          "{'id':'wlt_9','wallet':'PAYTM','linked':'yes'}",
          "{'id':'wlt_9','wallet':['PAYTM'],'linked':true}",
          "{'id':'wlt_9','wallet':'','linked':true}",
          "{'id':'wlt_9','wallet':'PAY TM','linked':true}",
          "{'id':'wlt_9','wallet':'PAYTM','linked':true,'token':7}",
          "{'id':'wlt_9','object':'customer','wallet':'PAYTM','linked':true}"
        })
    void with_an_unreadable_entry_shows_the_others_and_counts_it(String entry) throws IOException {
      String first = json("'linked':true");
      String last = other("'linked':false");

      WalletList list = WalletJsonReader.list(
          bytes("{'list':[" + first + "," + entry + "," + last + "," + entry + "]}"), ASKED);

      assertThat(list).extracting(wallet -> wallet.id().value()).containsExactly("wlt_1", "wlt_2");
      assertThat(list.unreadable()).isEqualTo(2);
    }

    @Test
    void with_broken_decoration_is_whole() throws IOException {
      WalletList list = WalletJsonReader.list(
          bytes("{'list':[" + json("'linked':true,'metadata':[]") + ","
              + other("'linked':true,'sub_details':{},'current_balance':'NA'") + "]}"),
          ASKED);

      assertThat(list)
          .hasSize(2)
          .allSatisfy(wallet -> assertThat(wallet).isInstanceOf(Linked.class));
      assertThat(list.isComplete()).isTrue();
    }

    @Test
    void of_an_old_sdk_page_shows_no_state_and_so_is_counted() throws IOException {
      String element = Payloads.named("elixir-sdk-list-element.json");

      assertThat(WalletJsonReader.list(bytes("{'list':[" + element + "]}"), ASKED))
          .isEqualTo(new WalletList(List.of(), 1));
    }
  }

  @Nested
  class A_body {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "null",
          "true",
          "17",
          "'text'",
          "[]",
          "{}",
          "<html>",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true} x",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true}{}",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true,}",
          "{id:'wlt_1','wallet':'PAYTM','linked':true}",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true,'x':NaN}",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true,'metadata':{'a':'1','a':'2'}}",
          "{'id':'wlt_1','wallet':'PAYTM','linked':true,'x':{'a':1,'a':2}}",
        })
    void that_is_no_single_whole_object_is_unreadable(String json) {
      assertUnreadable(json);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'linked':true,'x':1,'x':1",
          "'linked':true,'lin\\u006bed':true",
          "'\\u006cinked':false,'linked':true",
          "'linked':true,'\\u00e9':1,'\u00e9':1",
          "'linked':true,'':1,'':1",
          "'linked':true,'x':[{'a':1,'a':2}]",
          "'linked':true,'x':[[{'b':1,'a':{'a':{'a':1,'a':1}}}]]",
          "'linked':true,'x':{'a':{'b':1},'c':1,'a':{'b':1}}",
          "'linked':true,'sub_details':[{'payment_method':'a','payment_method':'a'}]",
          "'linked':true,'sub_details':[{'payment_method':'a','x':1,'x':1}]",
          "'linked':true,'last_refreshed':{'a':1,'a':2}",
          "'linked':true,'metadata':{'x':{'a':1,'a':2}}",
          "'linked':true,'metadata':{'x':1},'metadata':{'x':1}"
        })
    void with_one_key_twice_at_any_depth_is_unreadable(String fields) {
      assertUnreadable(json(fields));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'linked':true,'x':{'id':1,'linked':1,'x':{'x':{'x':1}}}",
          "'linked':true,'x':[{'a':1},{'a':1},{'a':1}]",
          "'linked':true,'x':{'a':1},'y':{'a':1},'a':{'a':1}",
          "'linked':true,'x':1,'X':1,'x ':1"
        })
    void with_one_key_in_several_objects_is_readable(String fields) throws IOException {
      assertThat(wallet(fields)).isInstanceOf(Linked.class);
    }

    @Test
    void is_bounded_in_depth_keys_strings_and_numbers() throws IOException {
      assertThat(wallet("'linked':true,'x':" + "[".repeat(15) + "]".repeat(15))).isNotNull();
      assertUnreadable(json("'linked':true,'x':" + "[".repeat(16) + "]".repeat(16)));
      assertThat(wallet("'linked':true,'x':" + "{'a':".repeat(15) + "1" + "}".repeat(15)))
          .isNotNull();
      assertUnreadable(json("'linked':true,'x':" + "{'a':".repeat(16) + "1" + "}".repeat(16)));
      assertThat(wallet("'linked':true,'" + "x".repeat(256) + "':1")).isNotNull();
      assertUnreadable(json("'linked':true,'" + "x".repeat(257) + "':1"));
      assertThat(wallet("'linked':true,'token':'" + "x".repeat(16 * 1024) + "'"))
          .isNotNull();
      assertUnreadable(json("'linked':true,'token':'" + "x".repeat(16 * 1024 + 1) + "'"));
    }

    @Test
    void that_nests_too_deep_or_has_too_long_a_key_is_unreadable() {
      assertUnreadable(json("'linked':true,'x':" + "[".repeat(20) + "]".repeat(20)));
      assertUnreadable(json("'linked':true,'" + "x".repeat(300) + "':1"));
    }

    @Test
    void that_is_no_utf_8_is_unreadable() {
      byte[] body = bytes(json("'linked':true,'x':'?'"));
      body[body.length - 3] = (byte) 0xC3;

      assertThatThrownBy(() -> WalletJsonReader.wallet(body, ASKED))
          .isInstanceOf(UnreadableResponseException.class);
    }

    @Test
    void that_is_unreadable_says_what_is_wrong() {
      assertThatThrownBy(() -> read("{'id':'wlt_1','wallet':'PAY TM','linked':true}"))
          .hasMessage("wallet is no wallet provider");
      assertThatThrownBy(() -> WalletJsonReader.list(bytes("{'list':{}}"), ASKED))
          .hasMessage("no JSON array where one belongs");
    }

    @Test
    void may_hold_unknown_keys_with_known_ones_in_them_at_every_depth() throws IOException {
      String more = "'more':{'id':'wlt_9','linked':false,'list':[{'linked':false}]}";
      WalletList list = WalletJsonReader.list(
          bytes("{" + more + ",'list':[" + json("'linked':true," + more) + "]," + "'x':[[{}]]}"),
          ASKED);

      assertThat(list).singleElement().isInstanceOf(Linked.class);
      Linked linked = (Linked)
          wallet("'linked':true,'sub_details':[{" + more + ",'payment_method':'A'}]," + more);
      assertThat(linked.funds().subAccounts())
          .containsExactly(new SubAccount("A", new SubAccount.Type(""), Option.none()));
    }

    @Test
    void that_is_unreadable_is_not_quoted() {
      assertThatThrownBy(() -> read("{'token':tok_secret}"))
          .hasMessage("no well-formed JSON within the limits")
          .hasNoCause();
      assertThatThrownBy(() -> read("{'token':{'tok_secret':1}}"))
          .hasMessage("token is no string")
          .hasNoCause();
    }
  }

  private static void assertUnreadable(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableResponseException.class);
  }

  private static WalletAccount wallet(String fields) throws IOException {
    return read(json(fields));
  }

  private static String json(String fields) {
    return "{'id':'wlt_1','object':'wallet_account','wallet':'PAYTM'," + fields + "}";
  }

  private static String other(String fields) {
    return json(fields).replace("wlt_1", "wlt_2");
  }

  /** The key and the type of each value that was not read. */
  private static List<String> unread(String fields) throws IOException {
    List<String> told = new ArrayList<>();
    ignore(WalletJsonReader.wallet(
        bytes(json(fields)), ASKED, (key, type) -> told.add(key + " " + type)));
    return told;
  }

  private static WalletAccount read(String json) throws IOException {
    return WalletJsonReader.wallet(bytes(json), ASKED);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }
}
