package org.minkao.survey.interference;

/** Seals words for storage; what was sealed for one report opens for no other, and its size tells little. */
public interface ReportSeal {
    String seal(ReportId report, Told told);

    Told open(ReportId report, String sealed);

    String sealReason(ReportId report, String reason);

    String openReason(ReportId report, String sealed);
}
