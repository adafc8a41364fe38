// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StudyExceptionTest {
  @Test
  void keepsTheInnermostPlace() {
    StudyException problem = new StudyException("no column 'ptt'").at("jets.pt").at("jets");
    assertEquals("jets.pt", problem.place());
    assertEquals("no column 'ptt'", problem.getMessage());
  }
}
