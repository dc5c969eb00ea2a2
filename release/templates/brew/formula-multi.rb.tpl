class {{brewFormulaName}} < Formula
  desc "{{projectDescription}}"
  homepage "{{projectLinkHomepage}}"
  version "{{projectVersion}}"
  license "{{projectLicense}}"

  {{brewMultiPlatform}}

  def install
    prefix.install Dir["bin", "share"]
  end

  test do
    assert_equal "coop {{projectVersion}}", shell_output("#{bin}/coop version").strip
  end
end
