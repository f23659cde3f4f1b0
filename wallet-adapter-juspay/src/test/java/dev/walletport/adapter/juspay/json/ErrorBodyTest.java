package dev.walletport.adapter.juspay.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorBodyTest {

  @Test
  void tells_codes_messages_and_request_id_in_the_order_given() {
    ErrorBody error = read("""
        {"error": true, "error_code": "a", "error_message": "one", "user_message": "two",
         "request_id": "r1",
         "error_info": {"code": "b", "user_message": "three", "developer_message": "four",
                        "request_id": "r2"}}
        """);

    assertThat(error.codes()).containsExactly("a", "b");
    assertThat(error.code()).isEqualTo("a");
    assertThat(error.messages()).containsExactly("one", "two", "three", "four");
    assertThat(error.message()).isEqualTo("one");
    assertThat(error.allMessages()).isEqualTo("one\ntwo\nthree\nfour");
    assertThat(error.requestId()).isEqualTo("r1");
    assertThat(error.isRefusal()).isTrue();
  }

  @Test
  void tells_what_the_inner_object_says_alone() {
    ErrorBody error = read("{\"error_info\": {\"code\": \"b\", \"request_id\": \"r2\"}}");

    assertThat(error.code()).isEqualTo("b");
    assertThat(error.requestId()).isEqualTo("r2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "true",
        "\"\"",
        "\"  \"",
        "{\"error_code\": \"inner\", \"code\": \"inner\", \"id\": \"inner\"}",
        "[{\"error_code\": \"inner\"}, [\"inner\"]]"
      })
  void tells_nothing_of_a_value_that_is_no_text_and_reads_on(String value) {
    for (String key : new String[] {"error_code", "error_message", "user_message", "request_id"}) {
      ErrorBody error = read("{\"" + key + "\": " + value + ", \"error_info\": {\"code\": \"c\"}}");

      assertThat(error.codes()).as(key).containsExactly("c");
      assertThat(error.messages()).as(key).isEmpty();
      assertThat(error.requestId()).as(key).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "null", "\"c\"", "[\"c\"]", "[{\"code\": \"c\"}]", "{\"more\": {\"code\": 1}}"
      })
  void passes_over_an_inner_object_that_is_none(String info) {
    ErrorBody error = read("{\"error_info\": " + info + ", \"error_code\": \"a\"}");

    assertThat(error.codes()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error_code\": \"x\", \"list\": 1}", "[1, {\"id\": 2}]"})
  void passes_over_keys_that_it_does_not_know(String value) {
    ErrorBody error =
        read("{\"more\": " + value + ", \"error\": " + value + ", \"error_code\": \"a\"}");

    assertThat(error.codes()).containsExactly("a");
    assertThat(error.isRefusal()).isTrue();
  }

  @Test
  void passes_over_what_is_inside_a_key_of_an_answer() {
    String inner = "{\"error_code\": \"inner\", \"request_id\": \"inner\"}";
    for (String key : new String[] {"id", "linked", "list"}) {
      ErrorBody answer =
          read("{\"" + key + "\": [" + inner + "], \"error_code\": \"a\", \"x\": " + inner + "}");

      assertThat(answer.codes()).as(key).containsExactly("a");
      assertThat(answer.requestId()).as(key).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"error\": true",
        "\"error_code\": \"a\"",
        "\"error_message\": \"one\"",
        "\"error\": true, \"id\": null",
        "\"error_code\": \"a\", \"linked\": null, \"list\": null"
      })
  void is_a_refusal_if_it_says_so(String fields) {
    assertThat(read("{" + fields + "}").isRefusal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"error\": false",
        "\"error\": \"true\"",
        "\"request_id\": \"r1\"",
        "\"error_code\": \"\"",
        "\"error_code\": \"a\", \"id\": \"wlt_1\"",
        "\"id\": {\"linked\": null}, \"error\": true",
        "\"linked\": false, \"id\": null, \"error\": true",
        "\"error_code\": \"a\", \"list\": [{\"id\": null}]"
      })
  void is_no_refusal_otherwise(String fields) {
    assertThat(read("{" + fields + "}").isRefusal()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no JSON", "[]", "{\"error_code\": \"a\"", "{\"error\": 1, \"error\": 2}"})
  void says_nothing_if_it_is_no_whole_object(String body) {
    ErrorBody error = read(body);

    assertThat(error.isRefusal()).isFalse();
    assertThat(error.code()).isEmpty();
    assertThat(error.message()).isEmpty();
    assertThat(error.requestId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"error", "{\"error\": 1}", "{\"error_code\": 1}", "\"err\"error"})
  void can_be_one_where_a_key_begins_with_the_word(String body) {
    assertThat(ErrorBody.canBe(body.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\"", "\"erro", "error\"", "\"err or\"", "\"ERROR\"", "{\"id\": \"wlt_1\"}"})
  void cannot_be_one_without_such_a_key(String body) {
    assertThat(ErrorBody.canBe(body.getBytes(UTF_8))).isFalse();
  }

  private static ErrorBody read(String body) {
    return ErrorBody.read(body.getBytes(UTF_8));
  }
}
