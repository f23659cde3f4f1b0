package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read the same whatever the parser has read before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReusedParserTest {

  private static final String GOOD = "{\"id\":\"wlt_1\",\"number\":12.50,\"more\":{\"a\":[1,2]}}";
  private static final String MARK = "\uFEFF";
  private static final int LONG_BODY = 33 * 1024;

  @Test
  void a_body_cut_anywhere_is_refused_and_the_next_one_is_read() throws Exception {
    byte[] good = utf8(GOOD);

    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length));
      assertThat(read(good)).containsExactly("id", "number", "more");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", " 12", "\n-", " tru", " true", " nul", "\"", " \"a\"", ",", "}", "]", "{", " {}", "x",
        "\u0000", "/", "#", MARK, " \u00a0"
      })
  void text_after_the_end_is_refused_and_the_next_body_is_read(String text) throws Exception {
    assertRefused(utf8(GOOD + text));
    assertRefused(utf8(GOOD + "\n" + text + "\n"));

    assertThat(read(utf8(GOOD))).containsExactly("id", "number", "more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void blanks_may_stand_before_and_after_every_body(String blanks) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(read(utf8(blanks + GOOD + blanks))).hasSize(3);
      assertThat(read(utf8(MARK + blanks + GOOD + blanks))).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MARK + MARK, " " + MARK, "\n" + MARK + " "})
  void a_second_mark_or_one_behind_a_blank_is_refused_before_every_body(String marks)
      throws Exception {
    for (int i = 0; i < 3; i++) {
      assertRefused(utf8(marks + GOOD));
      assertThat(read(utf8(GOOD))).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void other_encodings_than_utf_8_are_refused(String charset) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertRefused(GOOD.getBytes(Charset.forName(charset)));
      assertThat(read(utf8(GOOD))).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uFEFF", "12", "\"a\"", "null", "[]", "[{}]"})
  void what_is_no_object_is_refused_and_the_next_body_is_read(String text) throws Exception {
    assertRefused(utf8(text));

    assertThat(read(utf8(GOOD))).hasSize(3);
  }

  @Test
  void what_the_reader_of_a_field_throws_leaves_the_next_body_whole() throws Exception {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> StrictJsonReader.read(utf8(GOOD), (key, value) -> {
          throw new IllegalStateException("of a host");
        }));

    assertThat(read(utf8(GOOD))).containsExactly("id", "number", "more");
  }

  @Test
  void a_parser_is_used_again_until_it_has_read_its_share() throws Exception {
    ParserPool pool = new ParserPool();
    ReusableParser first = pool.take();
    byte[] body = new byte[32 * 1024];
    Arrays.fill(body, (byte) ' ');

    int bodies = 0;
    for (ReusableParser parser = first; parser == first; parser = pool.take()) {
      parser.feed(body);
      parser.end();
      pool.giveBack(parser, body);
      bodies++;
    }

    assertThat(bodies).isEqualTo(5);
  }

  /** A body has a debit token. */
  @Test
  void a_parser_that_is_kept_lets_go_of_the_body() throws Exception {
    ParserPool pool = new ParserPool();
    ReusableParser parser = pool.take();
    byte[] body = utf8("  ");
    WeakReference<byte[]> seen = new WeakReference<>(body);

    parser.feed(body);
    parser.end();
    pool.giveBack(parser, body);
    body = null; // So that the parser alone could hold it.

    for (int i = 0; i < 50 && seen.get() != null; i++) {
      System.gc();
    }
    assertThat(seen.get()).isNull();
    assertThat(pool.take()).isSameAs(parser);
  }

  @Test
  void a_parser_is_not_kept_after_a_long_body() throws Exception {
    ParserPool pool = new ParserPool();
    ReusableParser first = pool.take();
    byte[] body = new byte[LONG_BODY];

    pool.giveBack(first, body);

    assertThat(pool.take()).isNotSameAs(first);
  }

  @Test
  void a_parser_that_is_in_use_is_given_to_no_other_thread() throws Exception {
    ParserPool pool = new ParserPool();

    ReusableParser one = pool.take();
    ReusableParser other = pool.take();

    assertThat(one).isNotSameAs(other);
  }

  @Test
  void threads_that_read_at_once_read_their_own_bodies() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<Integer>> read = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int number = i;
        read.add(threads.submit(() -> readOwn(number)));
      }

      for (Future<Integer> each : read) {
        assertThat(each.get()).isEqualTo(500);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** How many of 500 bodies, each with a number of its own, were read as they are. */
  private static int readOwn(int number) throws UnreadableResponseException {
    int right = 0;
    for (int i = 0; i < 500; i++) {
      String own = number + "_" + i;
      List<String> texts = new ArrayList<>();
      StrictJsonReader.read(
          utf8("{\"id\":\"" + own + "\",\"token\":\"" + own + "\"}"),
          (key, value) -> texts.add(value.text()));
      right += texts.equals(List.of(own, own)) ? 1 : 0;
    }
    return right;
  }

  private static void assertRefused(byte[] body) {
    assertThatExceptionOfType(UnreadableResponseException.class).isThrownBy(() -> read(body));
  }

  /** The keys of an object, in order. */
  private static List<String> read(byte[] body) throws UnreadableResponseException {
    List<String> keys = new ArrayList<>();
    StrictJsonReader.read(body, (key, value) -> {
      keys.add(value.name());
      value.skip();
    });
    return keys;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
