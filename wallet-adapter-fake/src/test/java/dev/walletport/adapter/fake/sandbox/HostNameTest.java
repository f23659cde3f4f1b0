package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An IPv6 address is written as browsers do, who compare origins as texts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "[2001:0db8::0001], 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
    "0:0:0:1:0:0:0:0, 0:0:0:1::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "10:0:0:10:0:0:0:10, 10:0:0:10::10",
    "::ffff:102:304, ::ffff:102:304",
    "1::, 1::"
  })
  void has_the_longest_zeros_left_out_once(String given, String written) {
    assertThat(HostName.of(given).value()).isEqualTo(written);
    assertThat(HostName.of(given)).isEqualTo(HostName.of(written));
  }

  @Test
  void is_short_in_the_uri_of_a_server_that_listens_there() throws UnknownHostException {
    HostName host = HostName.of(InetAddress.getByName("2001:db8::1"));

    assertThat(host.inUri()).isEqualTo("[2001:db8::1]");
  }
}
