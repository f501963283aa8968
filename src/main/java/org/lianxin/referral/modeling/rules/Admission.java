package org.lianxin.referral.modeling.rules;

import java.util.List;
import java.util.Map;
import org.lianxin.referral.modeling.ModelFinding;

/**
 * What the rules say to a deployment.
 *
 * @param companions the live files that go along, as they are live
 * @param findings what is wrong with the files and their companions
 */
public record Admission(Map<String, byte[]> companions, List<ModelFinding> findings) {}
