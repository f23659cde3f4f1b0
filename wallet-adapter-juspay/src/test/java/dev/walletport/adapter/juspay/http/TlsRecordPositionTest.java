package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsRecordPositionTest {

  /** A record of 2 bytes, an empty one, and one of 258, whose length takes both bytes. */
  private static final byte[] RECORDS = records(2, 0, 258);

  private static final List<Integer> ENDS = List.of(7, 12, RECORDS.length);

  private final TlsRecordPosition position = new TlsRecordPosition();

  private static byte[] records(int... lengths) {
    List<Byte> all = new ArrayList<>();
    for (int length : lengths) {
      all.addAll(List.of((byte) 23, (byte) 3, (byte) 3, (byte) (length >> 8), (byte) length));
      for (int i = 0; i < length; i++) {
        all.add((byte) -1);
      }
    }
    byte[] bytes = new byte[all.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = all.get(i);
    }
    return bytes;
  }

  @Test
  void is_not_within_a_record_before_the_first() {
    assertThat(position.isWithinRecord()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 100})
  void is_within_a_record_up_to_its_last_byte_whatever_is_read_at_a_time(int atATime) {
    for (int at = 0; at < RECORDS.length; at += atATime) {
      int count = Math.min(atATime, RECORDS.length - at);
      position.passed(RECORDS, at, count);

      assertThat(position.isWithinRecord()).isEqualTo(!ENDS.contains(at + count));
    }
  }

  @Test
  void takes_a_length_for_one_without_a_sign() {
    byte[] record = records(0xFF80);

    position.passed(record, 0, record.length - 1);
    assertThat(position.isWithinRecord()).isTrue();

    position.passed(record, record.length - 1, 1);
    assertThat(position.isWithinRecord()).isFalse();
  }
}
