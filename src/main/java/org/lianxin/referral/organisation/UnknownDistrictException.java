package org.lianxin.referral.organisation;

import java.util.List;
import java.util.stream.Collectors;

/** A district that no office of the federation serves. */
public class UnknownDistrictException extends RuntimeException {

    UnknownDistrictException(String district, List<Office> offices) {
        super("没有这个区县：“" + district + "”。可用的代码："
                + offices.stream()
                        .map(office -> office.code() + " " + office.shortName())
                        .collect(Collectors.joining("、")));
    }
}
