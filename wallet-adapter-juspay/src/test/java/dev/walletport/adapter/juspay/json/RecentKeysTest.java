package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentKeysTest {

  private final RecentKeys keys = new RecentKeys();

  @Test
  void are_the_same_for_bodies_in_one_order() {
    assertThat(read("id", "linked", "new_key"))
        .isEqualTo(read("id", "linked", "new_key"))
        .containsExactly(JsonKey.ID, JsonKey.LINKED, JsonKey.OTHER);
  }

  @Test
  void are_found_in_a_body_in_another_order() {
    List<JsonKey> ignored = read("id", "linked", "token");

    assertThat(read("token", "id", "linked"))
        .containsExactly(JsonKey.TOKEN, JsonKey.ID, JsonKey.LINKED);
  }

  @Test
  void are_found_whichever_object_holds_the_text() {
    List<JsonKey> ignored = read("id", "linked");

    assertThat(read("i".concat("d"), "link".concat("ed")))
        .containsExactly(JsonKey.ID, JsonKey.LINKED);
  }

  @Test
  void are_found_in_a_body_with_more_of_them_than_are_remembered() {
    String[] names = Stream.iterate("id", name -> name.equals("id") ? "linked" : "id")
        .limit(1001)
        .toArray(String[]::new);

    assertThat(read(names)).isEqualTo(Stream.of(names).map(JsonKey::named).toList());
    assertThat(read(names)).isEqualTo(Stream.of(names).map(JsonKey::named).toList());
  }

  private List<JsonKey> read(String... names) {
    keys.begin();
    return Stream.of(names).map(keys::next).toList();
  }
}
