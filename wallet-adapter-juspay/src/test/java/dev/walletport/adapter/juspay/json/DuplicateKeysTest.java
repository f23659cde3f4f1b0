package dev.walletport.adapter.juspay.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that comes twice in one object, whatever is done with its value. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DuplicateKeysTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  /** What one key may cost, in bytes. */
  private static final long PER_KEY = 195;

  private static final StrictJsonReader.Fields SKIPPED = (key, value) -> value.skip();

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
  void that_are_known_are_refused(JsonKey key) throws IOException {
    String text = key.name().toLowerCase(Locale.ROOT);

    read("{'" + text + "':1,'" + text + "s':1}");
    assertDuplicate("{'" + text + "':1,'x':1,'" + text + "':1}");
    assertDuplicate("{'a':[{'" + text + "':1,'" + text + "':1}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x':1,'x':1}",
        "{'x':1,'id':1,'x':1}",
        "{'':1,'':1}",
        "{'\u00e9':1,'\u00e9':1}",
        "{'\ud83d\ude00':1,'\ud83d\ude00':1}",
        "{'a_key_that_is_longer_than_any_known_one':1,'a_key_that_is_longer_than_any_known_one':1}"
      })
  void that_are_not_known_are_refused(String json) {
    assertDuplicate(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1,'\\u0069d':1}",
        "{'\\u0069d':1,'id':1}",
        "{'\\u0069\\u0064':1,'i\\u0064':1}",
        "{'x':1,'\\u0078':1}",
        "{'/':1,'\\/':1}",
        "{'\u00e9':1,'\\u00E9':1}",
        "{'\ud83d\ude00':1,'\\ud83d\\ude00':1}"
      })
  void are_the_same_however_they_are_escaped(String json) {
    assertDuplicate(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x':{'id':1,'id':1}}",
        "{'x':[[[{'y':1,'y':1}]]]}",
        "{'id':{'id':{'id':1},'x':1,'id':1}}",
        "{'x':{'x':{'x':1},'y':1,'x':1}}",
        "{'x':{'y':1},'z':{'y':1},'x':1}",
        "{'id':[{'id':1}],'wallet':{'id':1},'id':1}",
        "{'a':[{'b':1,'c':{'d':1,'e':{'f':1}},'b':1}]}"
      })
  void inside_skipped_values_and_around_them_are_refused(String json) {
    assertDuplicate(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':{'id':{'id':1}},'x':{'id':1,'x':{'x':1}}}",
        "{'a':[{'x':1,'id':1},{'x':1,'id':1},{'id':1,'x':1}]}",
        "{'x':{'a':1,'b':{'a':1,'b':1},'c':1},'a':1,'b':1,'c':1}",
        "{'jE':1,'id':1,'uPken':1,'token':1}"
      })
  void of_several_objects_are_no_duplicates(String json) throws IOException {
    read(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "x"})
  void are_refused_at_the_greatest_depth(String key) throws IOException {
    String before = "{'a':{'x':1,'id':1,'b':".repeat(7) + "{'" + key + "':1";
    String after = "}" + "}}".repeat(7);

    read(before + after);
    assertDuplicate(before + ",'" + key + "':2" + after);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 18, 33, 1_000})
  void are_found_among_any_number_of_others(int keys) throws IOException {
    read("{" + numbered(keys) + "}");
    for (int twice : new int[] {0, keys / 2, keys - 1}) {
      assertDuplicate("{" + numbered(keys) + ",'k" + twice + "':1}");
      assertDuplicate(
          "{'a':{" + numbered(keys) + ",'b':{" + numbered(keys) + "},'k" + twice + "':1}}");
    }
  }

  /** A list of objects makes one set of keys for each level, not for each object. */
  @Test
  void that_are_remembered_cost_no_memory_per_object() throws IOException {
    byte[] few = objects(10_000);
    byte[] many = objects(100_000);
    allocated(few);

    assertThat(allocated(many) - allocated(few)).isLessThan(100_000);
  }

  private static byte[] objects(int count) {
    String object = "{'x':{'y':1,'id':1},'z':1}";
    return bytes("{'list':[" + (object + ",").repeat(count) + object + "]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 200_000})
  void that_differ_cost_memory_in_proportion_to_their_number(int keys) throws IOException {
    byte[] json = bytes("{" + numbered(keys) + "}");
    allocated(json);

    assertThat(allocated(json)).isLessThanOrEqualTo(keys * PER_KEY);
  }

  /** {@code "Aa"} and {@code "BB"} have one hash code, and so has any sequence of them. */
  @Test
  void that_have_one_hash_code_are_told_apart_in_time() throws IOException {
    String keys = IntStream.range(0, 1 << 17)
        .mapToObj(DuplicateKeysTest::colliding)
        .collect(Collectors.joining("':1,'", "'", "':1"));

    read("{'a':{" + keys + "}}");
    assertDuplicate("{'a':{" + keys + ",'" + colliding(7) + "':1}}");
  }

  private static String colliding(int number) {
    return IntStream.range(0, 17)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  private static String numbered(int keys) {
    return IntStream.range(0, keys)
        .mapToObj(key -> "'k" + key + "':1")
        .collect(Collectors.joining(","));
  }

  private static void assertDuplicate(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessage("a key comes twice");
  }

  private static void read(String json) throws IOException {
    StrictJsonReader.read(bytes(json), SKIPPED);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }

  private static long allocated(byte[] json) throws IOException {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    StrictJsonReader.read(json, SKIPPED);
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
