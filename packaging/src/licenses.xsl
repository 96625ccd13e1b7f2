<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of what is shipped, and under which licence, out of the bill of materials. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="http://cyclonedx.org/schema/bom/1.6">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>Shipped with edge-daemon, each under its own licence; the texts are in this folder.&#10;&#10;</xsl:text>
    <xsl:for-each select="b:bom/b:components/b:component[not(starts-with(b:group, 'org.edgedaemon'))]">
      <xsl:sort select="concat(b:group, ':', b:name)"/>
      <xsl:value-of select="concat(b:group, ':', b:name, ' ', b:version, ': ')"/>
      <xsl:if test="not(b:licenses)">
        <xsl:message terminate="yes">no licence is known of <xsl:value-of select="b:name"/></xsl:message>
      </xsl:if>
      <xsl:for-each select="b:licenses/*">
        <xsl:if test="position() &gt; 1"> or </xsl:if>
        <xsl:value-of select="concat(b:id, b:name, self::b:expression)"/>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
