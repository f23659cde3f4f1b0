package dev.walletport.probe;

import io.vavr.control.Option;

/** Where the program speaks, and a person types. */
interface ProbeConsole {

  /** Prints a line. */
  void say(String line);

  /** Asks for a line, which is not shown; none at the end of the input. */
  Option<String> ask(String prompt);
}
